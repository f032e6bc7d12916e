export const deliberation = {
  unknownAction: (name: string) => `Something that this program does not know (${name})`,
};
