import './phone-calls.js';
import { deskMemory } from '../../elements/desk/desk-memory.js';
import { PhoneFrame, type PhoneFrameHost } from '../../elements/softphone/phone-frame.js';

export const create = (host: PhoneFrameHost): PhoneFrame => new PhoneFrame(host, deskMemory());
