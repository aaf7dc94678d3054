import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';
import { sourceFiles } from './source-files.js';

/** What not to say, and the word that we use. */
const forbidden: Readonly<Record<string, string>> = {
  session: 'call (or agent session)',
  dialog: 'call',
  connection: 'call',
  login: 'registration or agent session',
  logout: 'sign-out',
  online: 'registered or ready',
  room: 'conversation',
  thread: 'conversation',
  peer: 'party',
  contact: 'party',
  seat: 'agent',
  operator: 'agent',
  shift: 'agent session',
  customer: 'visitor',
  client: 'visitor or phone',
  webcall: 'click-to-call',
  c2c: 'click-to-call',
  popup: 'screen pop',
  provider: 'back end or desk',
  driver: 'back end',
  vendor: 'back end',
  port: 'contract',
  helper: 'the thing that it does',
  helpers: 'the thing that it does',
  util: 'the thing that it does',
  utils: 'the thing that it does',
  manager: 'the thing that it does',
};

/** Where a word has another meaning that is not ours to change. */
const allowed: readonly { readonly path: RegExp; readonly words: readonly string[] }[] = [
  // the words of RFC 3261 and of WebRTC
  { path: /^src\/backends\/sip\//, words: ['session', 'dialog', 'connection', 'contact', 'peer', 'port', 'client'] },
  // the widgets that Huawei CEC and Tencent bring along are somebody else's
  { path: /^src\/(backends\/huawei-cec\/|elements\/desk\/(huawei-cec|tencent-tccc))/, words: ['vendor'] },
  // Tencent's words, as they go over the wire and stand in its script
  { path: /^src\/backends\/tencent-tccc\//, words: ['session', 'peer', 'client', 'online', 'vendor'] },
  { path: /^src\/server\/(create-tccc|tccc|tencent)-/, words: ['seat', 'session'] },
  // OAuth 2 (RFC 6749)
  { path: /^src\/server\/push-authority/, words: ['client'] },
  { path: /^src\/media\//, words: ['connection', 'peer'] },
  // the browser's word for the network that it is on
  { path: /^src\/elements\/desk\/call-report-services/, words: ['connection'] },
  { path: /^src\/compat\//, words: Object.keys(forbidden) },
  // Lit's word for who gives a context
  { path: /^src\/(context|elements\/desk)\//, words: ['provider'] },
  // a chat's standing with its centre: nobody registers, and nothing rings
  { path: /^src\/(contracts\/chat|services\/(chat|conversation)|backends\/fake\/fake-chat)/, words: ['connection', 'online'] },
  // whom an agent's page knows; a party is who is in a call
  { path: /^src\/(model\/contact|elements\/softphone\/)/, words: ['contact'] },
  // a role of ARIA, and an element of HTML
  { path: /^src\/elements\//, words: ['dialog'] },
];

/** Names that are right although a part of them is forbidden by itself. */
const rightNames = [/agent-?session/i, /popup-blocked/, /contact-?center/i];

function wordsOf(name: string): string[] {
  const rest = rightNames.reduce((left, right) => left.replace(right, ''), name);
  return rest
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

/** The names that a module gives: its declarations and the members of its classes and types. */
function declaredNames(source: ts.SourceFile): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const isDeclaration =
      ts.isClassDeclaration(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      (ts.isVariableDeclaration(node) && ts.isSourceFile(node.parent.parent.parent)) ||
      ts.isClassElement(node) ||
      ts.isTypeElement(node);
    if (isDeclaration && node.name) names.push(node.name.getText(source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/** Names in src that use another word than the vocabulary's. */
export function wrongWords(): string[] {
  return sourceFiles().flatMap((path) => {
    const excused = new Set(allowed.filter((rule) => rule.path.test(path)).flatMap(({ words }) => words));
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    return [basename(path, '.ts'), ...declaredNames(source)].flatMap((name) =>
      wordsOf(name)
        .filter((word) => word in forbidden && !excused.has(word))
        .map((word) => `${path}: "${name}" says "${word}"; we say ${forbidden[word]}`),
    );
  });
}
