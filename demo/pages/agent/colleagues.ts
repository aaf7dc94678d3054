/** Somebody who has an extension of the demo centre. */
export type Colleague = { readonly extension: string; readonly name: string };

export const colleagues: readonly Colleague[] = [
  { extension: '1001', name: 'Ada Brandt' },
  { extension: '1002', name: 'Bilal Haddad' },
  { extension: '1003', name: 'Chiara Conti' },
  { extension: '1004', name: 'Daniel Okafor' },
  { extension: '1005', name: 'Emi Tanaka' },
  { extension: '1006', name: 'Femke de Vries' },
  { extension: '1007', name: 'Gustavo Rocha' },
  { extension: '1008', name: 'Hana Novak' },
  { extension: '1009', name: 'Isaac Mensah' },
];

export function firstName({ name }: Colleague): string {
  return name.split(' ')[0] ?? name;
}

/** `Ada Brandt` → `AB`. */
export function initials(name: string): string {
  return name
    .split(' ')
    .filter((part) => /^\p{Lu}/u.test(part))
    .map((part) => part[0])
    .join('')
    .slice(0, 2);
}

/** Address of a colleague's desk. */
export function deskAddress({ extension }: Colleague): string {
  return `?extension=${extension}`;
}
