import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import { FileOpenRequestEvent, MessageDiscardRequestEvent } from '../../events/chat-requests.js';
import type { FileFacts, FileKind } from '../../model/message.js';
import { downloadIcon } from '../icons/download.js';
import { fileTextIcon } from '../icons/file-text.js';
import { icon } from '../icons/icon.js';
import { imageIcon } from '../icons/image.js';
import { playIcon } from '../icons/play.js';
import { videoIcon } from '../icons/video.js';
import { xIcon } from '../icons/x.js';
import { plainFileName, shownFileName, shownFileSize } from '../safe-text/file-name.js';
import type { BubbleScope } from './bubble-scope.js';
import { saveBlob } from './save-blob.js';

const icons: Readonly<Record<FileKind, SVGTemplateResult>> = {
  picture: imageIcon,
  audio: playIcon,
  video: videoIcon,
  document: fileTextIcon,
};

/** A file: a picture as a picture, sound and film with a player once they are wanted, anything else by its name. */
export function fileContent(scope: BubbleScope, facts: FileFacts): TemplateResult {
  const { state } = scope.file;
  if (facts.kind === 'picture' && scope.files && state.type !== 'failed') return picture(scope, facts);
  if (state.type === 'ready' && facts.kind === 'video')
    return html`
      <div class="frame film">
        <video part="video" controls autoplay playsinline src=${state.address} aria-label=${nameOf(scope, facts)} @error=${() => scope.file.spoil()}></video>
      </div>
      ${fileRow(scope, facts)}
    `;
  if (state.type === 'ready' && facts.kind === 'audio')
    return html`
      <audio part="audio" controls autoplay src=${state.address} aria-label=${nameOf(scope, facts)} @error=${() => scope.file.spoil()}></audio>
      ${fileRow(scope, facts)}
    `;
  return fileRow(scope, facts);
}

/** What a file is called where it is only told. */
export function nameOf({ locale }: Pick<BubbleScope, 'locale'>, { kind, name }: FileFacts): string {
  return plainFileName(name, locale.text(`message.file.${kind}`));
}

// the frame has its size before the picture is there, so that nothing jumps
function picture(scope: BubbleScope, facts: FileFacts): TemplateResult {
  const { locale, file } = scope;
  const name = nameOf(scope, facts);
  const shown =
    file.state.type === 'ready' ? html`<img src=${file.state.address} alt=${name} @error=${() => file.spoil()} />` : icon(imageIcon);
  const { progress, status } = scope.message;
  return html`
    <div class="frame ${file.state.type}">
      <button class="look" part="picture" type="button" aria-haspopup="dialog" aria-label=${locale.text('message.open', { name })} title=${locale.text('message.open', { name })} @click=${openLarge}>${shown}</button>
      ${status === 'pending' && progress !== undefined ? uploading(scope, facts, progress) : nothing}
    </div>
    ${
      file.state.type === 'ready'
        ? html`<dialog class="large" aria-label=${name} .closedBy=${'any'} @keydown=${keepEscape}>
            <form method="dialog"><button class="icon-only" aria-label=${locale.text('message.close')} title=${locale.text('message.close')}>${icon(xIcon)}</button></form>
            <img src=${file.state.address} alt=${name} />
            <button class="save-large" type="button" @click=${() => void save(scope, facts)}>${icon(downloadIcon)}<span>${locale.text('message.save', { name })}</span></button>
          </dialog>`
        : nothing
    }
  `;
}

function openLarge({ currentTarget }: Event): void {
  const root = (currentTarget as Element).getRootNode() as ShadowRoot;
  root.querySelector<HTMLDialogElement>('dialog.large')?.showModal();
}

// Escape puts the picture away, and not the window around it as well
function keepEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopPropagation();
}

function fileRow(scope: BubbleScope, facts: FileFacts): TemplateResult {
  const { locale, file, message } = scope;
  const { stem, ending } = shownFileName(facts.name);
  const name = nameOf(scope, facts);
  const busy = file.state.type === 'loading';
  const plays = (facts.kind === 'audio' || facts.kind === 'video') && scope.files !== undefined && file.state.type === 'absent';
  const about =
    file.state.type === 'failed'
      ? locale.text('message.file-failed')
      : [locale.text(`message.file.${facts.kind}`), facts.size === undefined ? '' : shownFileSize(facts.size, locale.language)]
          .filter(Boolean)
          .join(' · ');
  const kind = icon(icons[facts.kind]);
  return html`
    <div class="file" part="file">
      ${
        plays
          ? html`<button class="disc" type="button" aria-label=${locale.text('message.play', { name })} title=${locale.text('message.play', { name })} @click=${() => void play(scope)}>${icon(playIcon)}</button>`
          : html`<span class="disc" aria-hidden="true">${kind}</span>`
      }
      <span class="lines">
        <span class="name"><bdi class="stem">${stem || locale.text(`message.file.${facts.kind}`)}</bdi><bdi class="ending" dir="ltr">${ending}</bdi></span>
        <span class="about-file">${about}</span>
      </span>
      ${
        message.status === 'pending'
          ? uploading(scope, facts, message.progress ?? 0)
          : html`<button class="icon-only" part="save" type="button" aria-busy=${busy} aria-label=${locale.text(busy ? 'message.saving' : 'message.save', { name })} title=${locale.text('message.save', { name })} @click=${() => void save(scope, facts)}>${icon(downloadIcon)}</button>`
      }
    </div>
  `;
}

/** How much has gone up, and a way to stop it. */
function uploading({ message, locale, request }: BubbleScope, facts: FileFacts, progress: number): TemplateResult {
  const name = nameOf({ locale }, facts);
  const share = Math.round(Math.min(1, Math.max(0, Number(progress) || 0)) * 100);
  const label = locale.text('message.cancel-upload', { name });
  return html`
    <button class="upload icon-only" part="cancel-upload" type="button" aria-label=${label} title=${label} @click=${() => request(new MessageDiscardRequestEvent(message.id))}>
      <svg class="ring" viewBox="0 0 36 36" aria-hidden="true"><circle cx="18" cy="18" r="16" pathLength="100" /><circle class="done" cx="18" cy="18" r="16" pathLength="100" stroke-dasharray="${share} 100" /></svg>
      ${icon(xIcon)}
    </button>
    <progress class="visually-hidden" max="100" .value=${share} aria-label=${name}></progress>
  `;
}

async function play(scope: BubbleScope): Promise<void> {
  if (scope.request(new FileOpenRequestEvent(scope.message.id, false))) await scope.file.load(scope.files);
}

/** Keeps the file, unless the page takes that over. */
async function save(scope: BubbleScope, facts: FileFacts): Promise<void> {
  if (!scope.request(new FileOpenRequestEvent(scope.message.id, true))) return;
  const blob = await scope.file.load(scope.files);
  if (blob) saveBlob(blob, nameOf(scope, facts));
}
