import { among, object, optional, mapOf, type Shape, text, variant, number } from '../kit/shape.js';
import type { Evaluation, VisitorProfile } from '../model/conversation.js';
import type { Feedback, MessageContent } from '../model/message.js';
import { contentShape, evaluationShape, feedbackShape } from './conversation-shape.js';

/** What any tab may want of the one that works. Done twice, each has the effect of once: it is asked again when that tab goes. */
export type ChatRequest =
  | { readonly verb: 'open'; readonly profile?: VisitorProfile }
  | {
      readonly verb: 'write';
      readonly messageId: string;
      readonly at: number;
      readonly content: MessageContent;
      /** Of the file that goes with it. */
      readonly fileName?: string;
      /** Should a conversation be opened for it. */
      readonly profile?: VisitorProfile;
    }
  | { readonly verb: 'retry'; readonly messageId: string; readonly profile?: VisitorProfile }
  | { readonly verb: 'discard'; readonly messageId: string }
  | { readonly verb: 'see'; readonly messageId: string }
  | { readonly verb: 'type' }
  | { readonly verb: 'load-older' }
  | { readonly verb: 'request-agent' }
  | { readonly verb: 'rate'; readonly messageId: string; readonly feedback: Feedback; readonly comment: string }
  | { readonly verb: 'evaluate'; readonly evaluation: Evaluation }
  | { readonly verb: 'leave-message'; readonly phone: string; readonly text: string }
  | { readonly verb: 'close' }
  | { readonly verb: 'sign-out' };

type Verb = ChatRequest['verb'];
type RequestOf<V extends Verb> = Extract<ChatRequest, { verb: V }>;

const profile: Shape<VisitorProfile> = object<VisitorProfile>({ name: optional(text), fields: optional(mapOf(text)) });

/** A request as another tab posts it. */
export const requestShape: Shape<ChatRequest> = variant<ChatRequest>('verb', {
  open: object<RequestOf<'open'>>({ verb: among('open'), profile: optional(profile) }),
  write: object<RequestOf<'write'>>({
    verb: among('write'),
    messageId: text,
    at: number,
    content: contentShape,
    fileName: optional(text),
    profile: optional(profile),
  }),
  retry: object<RequestOf<'retry'>>({ verb: among('retry'), messageId: text, profile: optional(profile) }),
  discard: object<RequestOf<'discard'>>({ verb: among('discard'), messageId: text }),
  see: object<RequestOf<'see'>>({ verb: among('see'), messageId: text }),
  type: object<RequestOf<'type'>>({ verb: among('type') }),
  'load-older': object<RequestOf<'load-older'>>({ verb: among('load-older') }),
  'request-agent': object<RequestOf<'request-agent'>>({ verb: among('request-agent') }),
  rate: object<RequestOf<'rate'>>({ verb: among('rate'), messageId: text, feedback: feedbackShape, comment: text }),
  evaluate: object<RequestOf<'evaluate'>>({ verb: among('evaluate'), evaluation: evaluationShape }),
  'leave-message': object<RequestOf<'leave-message'>>({ verb: among('leave-message'), phone: text, text }),
  close: object<RequestOf<'close'>>({ verb: among('close') }),
  'sign-out': object<RequestOf<'sign-out'>>({ verb: among('sign-out') }),
} satisfies Record<Verb, Shape<ChatRequest>>);
