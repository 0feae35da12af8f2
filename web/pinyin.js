// How Chinese characters are read, fetched when letters are first typed into a search.
import table from './pinyin.txt?raw';

export default () => table;
