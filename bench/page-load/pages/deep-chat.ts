import 'deep-chat';

const chat = document.createElement('deep-chat') as unknown as HTMLElement & { connect?: { handler: () => void } };
chat.style.cssText = 'display: block; inline-size: 360px; block-size: 600px';
chat.connect = { handler: () => undefined };
document.body.append(chat);
