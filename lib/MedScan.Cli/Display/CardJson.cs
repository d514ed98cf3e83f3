using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedScan.Cards;

namespace MedScan.Cli.Display;

/// <summary>Cards as JSON for programs.</summary>
internal static class CardJson
{
    private static readonly JsonSerializerOptions s_format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(CardCatalog catalog) => new JsonArray([.. catalog.Cards.Select(Node)]).ToJsonString(s_format);

    /// <summary>Where a card's data set lies when it was fetched.</summary>
    public static string PlaceOf(DatasetCard card) => Path.Combine(CardCatalog.DefaultRawFolder, card.Path);

    private static JsonObject Node(DatasetCard card) => new()
    {
        ["name"] = card.Name,
        ["title"] = card.Title,
        ["about"] = card.About,
        ["licence"] = card.Licence,
        ["citation"] = card.Citation,
        ["classes"] = Texts(card.Classes),
        ["images"] = card.Images,
        ["digest"] = card.Digest,
        ["page"] = card.Source.Page,
        ["url"] = card.Source.Url,
        ["faults"] = Texts(card.Faults),
        ["place"] = PlaceOf(card),
        ["is_here"] = Path.Exists(PlaceOf(card)),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);
}
