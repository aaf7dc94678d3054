import { build } from 'esbuild';
import { brotliCompressSync, constants } from 'node:zlib';
const br=(c)=>brotliCompressSync(c,{params:{[constants.BROTLI_PARAM_QUALITY]:11}}).length;
const plug={name:'ext',setup(b){b.onResolve({filter:/.*/},a=>a.kind==='dynamic-import'?{path:a.path,external:true}:undefined)}};
export async function two(l0,l1,list,min=250){
 const {outputFiles,metafile}=await build({stdin:undefined,entryPoints:[{in:'l0',out:'l0'},{in:'l1',out:'l1'}],tsconfigRaw:{},bundle:true,minify:true,splitting:true,write:false,metafile:true,format:'esm',target:'es2022',outdir:'.cache/x',logLevel:'silent',plugins:[plug,{name:'v',setup(b){b.onResolve({filter:/^l[01]$/},a=>({path:a.path,namespace:'v'}));b.onLoad({filter:/.*/,namespace:'v'},a=>({contents:(a.path==='l0'?l0:[...l0,...l1]).map((m,i)=>`export * as x${i} from '${m}';`).join('\n'),resolveDir:process.cwd()}))}}]});
 let t=0;
 for(const f of outputFiles){const n=br(f.contents);t+=n;const k=f.path.slice(process.cwd().length+1);console.log(k,'raw',f.contents.length,'br',n);
  if(list){const r=Object.entries(metafile.outputs[k].inputs).map(([p,v])=>[v.bytesInOutput,p]).sort((a,b)=>b[0]-a[0]);for(const [b,p] of r) if(b>min)console.log(String(b).padStart(7),p.replace(/.*node_modules\//,'NM '));}}
 console.log('total',t);
}
const D='contact-center-widgets/define/';
const [which,list]=process.argv.slice(2);
if(which==='w') await two([D+'desk',D+'chat-window'],['./dist/define/chat-panel.js','./dist/elements/desk/chat-services.js','./dist/elements/chat-window/attention.js'],list,+list);
if(which==='b') await two([D+'desk',D+'call-button'],[],list,+list);
