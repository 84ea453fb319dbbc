import {
  AudioLines,
  Clapperboard,
  Heading2,
  Image,
  Images,
  Link2,
  List,
  ListOrdered,
  type LucideIcon,
  Minus,
  Newspaper,
  PencilLine,
  Pilcrow,
  Quote,
  Scale,
  SquareLibrary,
  Table,
  TextQuote,
} from 'lucide-react';

const icons: Readonly<Record<string, LucideIcon>> = {
  'audio-lines': AudioLines,
  clapperboard: Clapperboard,
  'heading-2': Heading2,
  image: Image,
  images: Images,
  'link-2': Link2,
  list: List,
  'list-ordered': ListOrdered,
  minus: Minus,
  newspaper: Newspaper,
  'pencil-line': PencilLine,
  pilcrow: Pilcrow,
  quote: Quote,
  scale: Scale,
  'square-library': SquareLibrary,
  table: Table,
  'text-quote': TextQuote,
};

/** The icon an element names; a plain one for a name this list has not. */
export function elementIcon(name: string): LucideIcon {
  return icons[name] ?? SquareLibrary;
}
