import { existsSync } from 'node:fs';

/** Debian keeps baresip's modules outside the folders named after an architecture; others do not. */
function modulePath(): string {
  const folders = ['/usr/lib/baresip/modules', '/usr/lib64/baresip/modules', '/usr/local/lib/baresip/modules'];
  const found = folders.find((folder) => existsSync(folder));
  if (!found) throw new Error('The modules of baresip were not found: run scripts/install-telephony.sh');
  return found;
}

/** What makes one baresip different from another. */
export interface BaresipSetting {
  readonly user: string;
  readonly password: string;
  readonly domain: string;
  readonly proxyPort: number;
  /** baresip also takes the port after this one. */
  readonly sipPort: number;
  readonly controlPort: number;
  readonly firstMediaPort: number;
  readonly lastMediaPort: number;
  /** A wav file of 8000 samples a second that callers hear; without it they hear themselves. */
  readonly soundFile: string | undefined;
  readonly recordingFolder: string;
  readonly answers: 'at-once' | 'when-told';
}

/** The text of baresip's `config`. */
export function baresipConfiguration(setting: BaresipSetting): string {
  const sound = setting.soundFile
    ? ['audio_player aubridge,sink', `audio_source aufile,${setting.soundFile}`]
    : ['audio_player aubridge,loop', 'audio_source aubridge,loop'];
  const modules = ['g711', 'aufile', 'aubridge', ...(setting.soundFile ? ['sndfile'] : [])];
  return [
    `sip_listen 127.0.0.1:${setting.sipPort}`,
    'sip_trans_def udp',
    // An address: the name of the loopback device does not work here.
    'net_interface 127.0.0.1',
    ...sound,
    'audio_alert aubridge,alert',
    'audio_level no',
    'ausrc_format s16',
    'auplay_format s16',
    'auenc_format s16',
    'audec_format s16',
    `rtp_ports ${setting.firstMediaPort}-${setting.lastMediaPort}`,
    'rtcp_mux no',
    'jitter_buffer_delay 2-10',
    'call_local_timeout 60',
    'call_max_calls 8',
    `module_path ${modulePath()}`,
    ...modules.map((name) => `module ${name}.so`),
    'module_tmp uuid.so',
    'module_tmp account.so',
    'module_app menu.so',
    'module_app ctrl_tcp.so',
    `ctrl_tcp_listen 127.0.0.1:${setting.controlPort}`,
    `snd_path ${setting.recordingFolder}`,
    '',
  ].join('\n');
}

/** The text of baresip's `accounts`. G.711 only, because the sound file has 8000 samples a second. */
export function baresipAccount(setting: BaresipSetting): string {
  const parameters = [
    `auth_user=${setting.user}`,
    `auth_pass=${setting.password}`,
    `outbound="sip:127.0.0.1:${setting.proxyPort};transport=udp"`,
    `answermode=${setting.answers === 'at-once' ? 'auto' : 'manual'}`,
    'regint=60',
    'audio_codecs=PCMU/8000/1,PCMA/8000/1',
  ];
  return `<sip:${setting.user}@${setting.domain}>;${parameters.join(';')}\n`;
}
