/** Words of what a call may have besides two voices: a conference, pictures, a recording. */
export type CallExtrasKey =
  | 'call.more'
  | 'conference.title'
  | 'conference.count' // {count}
  | 'conference.held'
  | 'conference.remove' // {party}
  | 'conference.aside' // {party}
  | 'conference.end'
  | 'recording.start'
  | 'recording.stop'
  | 'recording.pause'
  | 'recording.resume'
  | 'recording.on'
  | 'recording.paused'
  | 'recording.ready' // {duration}
  | 'recording.save'
  | 'recording.discard'
  | 'video.label'
  | 'video.far-view'
  | 'video.self-view'
  | 'video.no-picture'
  | 'video.held'
  | 'video.sharing'
  | 'video.camera'
  | 'video.camera-on'
  | 'video.camera-off'
  | 'video.screen'
  | 'video.screen-on'
  | 'video.screen-off'
  | 'video.hide-self'
  | 'video.show-self'
  | 'video.move-self'
  | 'video.full-screen'
  | 'video.leave-full-screen'
  | 'video.picture-in-picture'
  | 'video.choose-camera'
  | 'video.default-camera'
  | 'video.unnamed-camera'; // {number}
