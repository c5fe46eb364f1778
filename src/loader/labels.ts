/** The word on the launcher where it isn't "Chat": two letters of the language, then the word. */
const WORDS =
  ",elΣυνομιλία,plCzat,bgЧат,hiचैट,svChatt,thแชท,zh聊天,idObrolan,viTrò chuyện,jaチャット,trSohbet,ukЧат,heצ'אט,ko채팅,ruЧат,huCsevegés,faگفتگو,arدردشة";

export function chatWord(locale: string | undefined): string {
  const language = (locale || document.documentElement.lang || navigator.language).slice(0, 2);
  return WORDS.split(`,${language}`)[1]?.split(",")[0] ?? "Chat";
}
