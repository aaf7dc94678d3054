import 'contact-center-widgets/define/desk';
import 'contact-center-widgets/define/chat-window';

const desk = document.createElement('cc-desk');
desk.append(document.createElement('cc-chat-window'));
document.body.append(desk);
