document.body.append(document.createElement('button'));
