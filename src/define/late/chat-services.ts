export { chatServices } from '../../elements/desk/chat-services.js';
