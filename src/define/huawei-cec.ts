import type { DialPlan } from '../backends/huawei-cec/index.js';
import { HuaweiCecElement } from '../elements/desk/huawei-cec-element.js';
import { visitorServices } from '../elements/desk/visitor-services.js';
import { define } from './define.js';

visitorServices.chat = () => import('../elements/desk/chat-services.js');
visitorServices.clickToCall = () => import('../elements/desk/call-services.js');
HuaweiCecElement.load = async ({ iceServers, channelId = '', tenantSpaceId = '', family, ...options }) => {
  const { huaweiCec } = await import('../backends/huawei-cec/index.js');
  const common = {
    ...options,
    channelId,
    phone: async (plan: DialPlan) =>
      (await import('../backends/sip/anonymous-sip.js')).anonymousSip(plan, { ...(iceServers && { iceServers }) }),
  };
  return huaweiCec(family === 'page' ? { ...common, family, tenantSpaceId } : { ...common, family });
};
define(HuaweiCecElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-huawei-cec': HuaweiCecElement;
  }
}
