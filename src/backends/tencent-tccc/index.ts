export { tencentTccc, type TencentTcccBackend } from './tencent-tccc.js';
export type { SdkUrlSource, TencentTcccOptions } from './tencent-tccc-options.js';
