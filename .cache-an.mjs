import { build } from 'esbuild';
import { brotliCompressSync, constants } from 'node:zlib';
const br=(c)=>brotliCompressSync(c,{params:{[constants.BROTLI_PARAM_QUALITY]:11}}).length;
const name='contact-center-widgets';
async function one(mods,label,list){
 const {outputFiles,metafile}=await build({stdin:{contents:mods.map(m=>`import '${m}';`).join('\n'),resolveDir:process.cwd()},tsconfigRaw:{},bundle:true,minify:true,write:false,metafile:true,format:'esm',target:'es2022',outdir:'.cache/x',logLevel:'silent',plugins:[{name:'ext',setup(b){b.onResolve({filter:/.*/},a=>a.kind==='dynamic-import'?{path:a.path,external:true}:undefined)}}]});
 const o=Object.values(metafile.outputs)[0];
 console.log(label,'raw',outputFiles[0].contents.length,'br',br(outputFiles[0].contents));
 if(list){const r=Object.entries(o.inputs).map(([p,v])=>[v.bytesInOutput,p]).sort((a,b)=>b[0]-a[0]);for(const [b,p] of r) if(b>(+process.argv[2]||0))console.log(String(b).padStart(7),p.replace(/.*node_modules\//,'NM '));}
 return new Set(Object.keys(o.inputs));
}
const D=name+'/define/';
await one([D+'desk',D+'call-button'],'button',process.argv[3]==='b');
await one([D+'desk',D+'chat-window'],'launcher',process.argv[3]==='l');
await one([D+'desk',D+'chat-window','./dist/define/chat-panel.js','./dist/elements/desk/chat-services.js','./dist/elements/chat-window/attention.js'],'window',process.argv[3]==='w');
