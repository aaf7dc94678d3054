import 'contact-center-widgets/define/agent-chat';
import 'contact-center-widgets/define/desk';
import 'contact-center-widgets/define/screen-pop';
import 'contact-center-widgets/define/sip';
import 'contact-center-widgets/define/softphone';
import { offerPreferences } from '../preferences.js';
import { language, say } from '../page-words.js';
import { words } from './words.js';

/** As the console of Tencent has them: a page's name and address, whether it is always there, and whose it is. */
const asked = new URLSearchParams(location.search);
const extension = asked.get('extension') ?? '1001';

/** The center's other origin, where the business system of the demo stands. */
const twin = location.origin.includes('127.0.0.1')
  ? location.origin.replace('127.0.0.1', 'localhost')
  : location.origin.replace('localhost', '127.0.0.1');

function find<E extends Element>(selector: string): E {
  const element = document.querySelector<E>(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
}

const pop = find<HTMLElementTagNameMap['cc-screen-pop']>('cc-screen-pop');
pop.url = asked.get('page') ?? `${twin}/crm.html`;
pop.direction = 'any';
pop.alwaysVisible = asked.get('always') !== '0';
pop.applicationId = '1400000000';
pop.name = asked.get('name') ?? say(words, 'customers');
find<HTMLElementTagNameMap['cc-sip']>('cc-sip').credentialUrl = `/cc/credential/sip?extension=${encodeURIComponent(extension)}`;

find<HTMLElementTagNameMap['cc-agent-chat']>('cc-agent-chat').inboxUrl = `/cc/inbox/${encodeURIComponent(extension)}`;

interface Listed {
  readonly agents: readonly { readonly userId: string; readonly extension: string }[];
}

const { agents } = (await (await fetch('/admin/tccc/agents')).json()) as Listed;
const own = agents.find((agent) => agent.extension === extension);
pop.agent = { number: extension, roleId: '3', ...(own && { email: own.userId }) };
offerPreferences(words, () => (pop.lang = language()));
