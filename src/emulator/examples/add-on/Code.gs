function onHomepage() {
  var key = PropertiesService.getScriptProperties().getProperty('API_KEY');
  if (!key) return card('Set API_KEY first');
  var answer = UrlFetchApp.fetch('https://api.weather.example/v1/today?key=' + key);
  return card(JSON.parse(answer.getContentText()).sky);
}

function card(title) {
  return CardService.newCardBuilder().setHeader(CardService.newCardHeader().setTitle(title)).build();
}
