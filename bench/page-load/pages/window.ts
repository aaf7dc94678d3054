import 'contact-center-widgets/define/desk';
import 'contact-center-widgets/define/chat-window';
import { fake } from 'contact-center-widgets/backends/fake';

const desk = document.createElement('cc-desk');
const { chat } = fake();
desk.backends = chat ? [{ name: 'chat', chat }] : [];
const window = document.createElement('cc-chat-window');
window.open = true;
desk.append(window);
document.body.append(desk);
