export { DeclaredList } from './list/DeclaredList.tsx';
