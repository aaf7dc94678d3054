import { TencentTcccElement } from '../elements/desk/tencent-tccc-element.js';
import { define } from './define.js';

TencentTcccElement.load = async (options) => (await import('../backends/tencent-tccc/index.js')).tencentTccc(options);
define(TencentTcccElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-tencent-tccc': TencentTcccElement;
  }
}
