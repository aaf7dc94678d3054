import ts from 'typescript';

/** Styles: no comments, no space that means nothing. What is in quotation marks is left alone. */
function minifyStyles(text: string): string {
  return text
    .replace(/("[^"]*"|'[^']*')|(?:\s|\/\*[^]*?\*\/)+/g, (_, quoted?: string) => quoted ?? ' ')
    .replace(/("[^"]*"|'[^']*')| ?([{};]) ?/g, (_, quoted?: string, mark?: string) => quoted ?? mark ?? '')
    .replace(/;\}/g, '}');
}

/** Markup: of each stretch of space one, since how many there are is never shown. */
function minifyMarkup(text: string): string {
  return text.replace(/\s+/g, ' ');
}

const minifiers: Readonly<Record<string, (text: string) => string>> = { css: minifyStyles, html: minifyMarkup, svg: minifyMarkup };

function minifyTemplate(factory: ts.NodeFactory, template: ts.TemplateLiteral, minify: (text: string) => string): ts.TemplateLiteral {
  const texts = (node: ts.TemplateLiteralLikeNode): [string, string] => [minify(node.text), minify(node.rawText ?? node.text)];
  if (ts.isNoSubstitutionTemplateLiteral(template)) return factory.createNoSubstitutionTemplateLiteral(...texts(template));
  return factory.createTemplateExpression(
    factory.createTemplateHead(...texts(template.head)),
    template.templateSpans.map((span) => {
      const { literal } = span;
      const end = ts.isTemplateTail(literal)
        ? factory.createTemplateTail(...texts(literal))
        : factory.createTemplateMiddle(...texts(literal));
      return factory.updateTemplateSpan(span, span.expression, end);
    }),
  );
}

/** Takes out of `css` and `html` literals what is there for those who read the source. */
export function minifyLiterals(): ts.TransformerFactory<ts.SourceFile> {
  return (context) => {
    const visit = (node: ts.Node): ts.Node => {
      const visited = ts.visitEachChild(node, visit, context);
      const minify = ts.isTaggedTemplateExpression(visited) && ts.isIdentifier(visited.tag) ? minifiers[visited.tag.text] : undefined;
      if (!minify || !ts.isTaggedTemplateExpression(visited)) return visited;
      const template = minifyTemplate(context.factory, visited.template, minify);
      return context.factory.updateTaggedTemplateExpression(visited, visited.tag, visited.typeArguments, template);
    };
    return (source) => ts.visitEachChild(source, visit, context);
  };
}
