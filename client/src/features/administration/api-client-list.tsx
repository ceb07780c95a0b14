export function ApiClientList() {
  return null;
}
