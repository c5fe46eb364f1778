/** The word on the launcher where it isn't "Chat": two letters of the language, then the word. */
const WORDS =
  ",bgЧат,ruЧат,ukЧат,elΣυνομιλία,arدردشة,faگفتگو,heצ'אט,hiचैट,thแชท,jaチャット,zh聊天,ko채팅,plCzat,svChatt,huCsevegés,idObrolan,trSohbet,viTrò chuyện";

export function chatWord(locale: string | undefined): string {
  const language = (locale || document.documentElement.lang || navigator.language).slice(0, 2);
  return WORDS.split(`,${language}`)[1]?.split(",")[0] ?? "Chat";
}
