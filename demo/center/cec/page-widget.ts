/** What `thirdPartyClient.js` does: it hands the visitor to the page, which asks for the second script. */
export const firstScript = `(function () {
  'use strict';
  var thirdUserData = {
    thirdUserToken: window.token, thirdUserName: window.userName, thirdUserId: window.userId,
    tenantSpaceId: window.tenantSpaceId, channelConfigId: window.configId, locale: window.locale, timestamp: Date.now()
  };
  if (typeof window.thirdValidate === 'function') window.thirdValidate(thirdUserData);
})();
`;

/**
 * A stand-in for the vendor's widget: a blue launcher, a panel, and the page
 * adapter's calls, so that an integration of the vendor's script can be tried.
 */
export const widgetScript = `(function () {
  'use strict';
  if (document.getElementById('aicc-stand-in')) return;
  var base = (window.$ContextPath || '/service-cloud') + '/rest/webadapter/v1/webadapterfacade/';
  var zh = String(window.locale || '').indexOf('zh') === 0;
  var connected = false;
  function call(name, body) {
    return fetch(base + name, {
      method: body ? 'POST' : 'GET', credentials: 'include',
      headers: body ? { 'Content-Type': 'application/json; charset=UTF-8' } : {},
      body: body ? JSON.stringify(body) : undefined
    }).then(function (response) { if (!response.ok) throw new Error(name + ' ' + response.status); return response.json(); });
  }
  function send(controlType, content) {
    return call('sendMessageForWebChannel', { controlType: controlType, mediaType: 'TEXT', content: content || '', userAgent: navigator.userAgent });
  }
  function element(tag, style, text) {
    var made = document.createElement(tag);
    Object.assign(made.style, style);
    if (text) made.textContent = text;
    return made;
  }
  var root = element('div', { position: 'fixed', insetInlineEnd: '24px', insetBlockEnd: '24px', zIndex: '2147483000', font: '14px system-ui, sans-serif' });
  root.id = 'aicc-stand-in';
  var launcher = element('button', { inlineSize: '56px', blockSize: '56px', borderRadius: '50%', border: '0', background: '#2a6fdb', color: '#fff', fontSize: '24px', cursor: 'pointer' }, '\\u2709');
  launcher.setAttribute('aria-label', zh ? '在线客服' : 'Online service');
  var panel = element('div', { display: 'none', flexDirection: 'column', inlineSize: '320px', blockSize: '420px', marginBlockEnd: '12px', background: '#fff', color: '#1b2330', border: '1px solid #c9d2e0', borderRadius: '8px', overflow: 'hidden' });
  var lines = element('div', { flex: '1', overflow: 'auto', padding: '12px' });
  lines.setAttribute('role', 'log');
  var form = element('form', { display: 'flex', borderBlockStart: '1px solid #c9d2e0' });
  var input = element('input', { flex: '1', border: '0', padding: '12px', font: 'inherit' });
  input.setAttribute('aria-label', zh ? '输入消息' : 'Message');
  form.append(input, element('button', { border: '0', background: 'none', color: '#2a6fdb', padding: '0 16px', font: 'inherit' }, zh ? '发送' : 'Send'));
  panel.append(lines, form);
  root.append(panel, launcher);
  function show(text, own) {
    lines.append(element('p', { margin: '0 0 8px', padding: '8px 12px', borderRadius: '8px', background: own ? '#dce9ff' : '#eef1f5', textAlign: 'start' }, text));
    lines.scrollTop = lines.scrollHeight;
  }
  function poll() {
    if (!connected || !root.isConnected) return;
    call('getMessageForWebChannel').then(function (answer) {
      (answer.downlinkMessages || []).forEach(function (message) {
        if (message.controlType === 'DISCONNECT') connected = false;
        if (message.content && message.controlType !== 'READ' && message.controlType !== 'RECALL') show((message.senderNickname || '') + ': ' + message.content, false);
      });
      poll();
    }, function () { setTimeout(poll, 3000); });
  }
  launcher.addEventListener('click', function () {
    var open = panel.style.display === 'none';
    panel.style.display = open ? 'flex' : 'none';
    if (!open || connected) return;
    connected = true;
    send('CONNECT', 'start').then(poll);
  });
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    var text = input.value.trim();
    if (!text) return;
    input.value = '';
    show(text, true);
    send('CHAT', text);
  });
  document.body.append(root);
})();
`;
