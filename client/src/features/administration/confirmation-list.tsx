export function ConfirmationList() {
  return null;
}
