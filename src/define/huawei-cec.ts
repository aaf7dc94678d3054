import type { DialPlan } from '../backends/huawei-cec/index.js';
import { HuaweiCecElement } from '../elements/desk/huawei-cec-element.js';
import { serviceLoads } from '../elements/desk/service-loads.js';
import { define } from './define.js';

serviceLoads.chat = () => import('./late/chat-services.js');
serviceLoads.clickToCall = () => import('./late/call-services.js');
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
