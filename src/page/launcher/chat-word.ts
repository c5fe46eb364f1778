/** The word on the launcher where it isn't "Chat": two letters of the language, then the word. */
const WORDS =
  ",zh聊天,svChatt,huCsevegés,jaチャット,bgЧат,ruЧат,hiचैट,ukЧат,plCzat,ko채팅,viTrò chuyện,faگفتگو,arدردشة,trSohbet,heצ'אט,idObrolan,thแชท,elΣυνομιλία";

export function chatWord(locale: string | undefined): string {
  const language = (locale || document.documentElement.lang || navigator.language).slice(0, 2);
  return WORDS.split(`,${language}`)[1]?.split(",")[0] ?? "Chat";
}
