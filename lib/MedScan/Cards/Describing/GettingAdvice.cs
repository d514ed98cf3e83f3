namespace MedScan.Cards.Describing;

/// <summary>What a person has to do to get a data set that no program may fetch, or cannot fetch now.</summary>
internal static class GettingAdvice
{
    /// <summary>For a set behind a login.</summary>
    public static string ByHand(DatasetCard card) =>
        $"""
        It needs an account, so that you have to fetch it yourself:
          1. {card.Source.Login ?? "Fetch it from its page."}
             {card.Source.Page}
          2. medscan data get {card.Name} --from ~/Downloads/{card.Source.File ?? "archive.zip"}
        """;

    /// <summary>For a set that cannot be fetched from here.</summary>
    public static string Elsewhere(DatasetCard card) =>
        $"If this machine has no way there, fetch {card.Source.Url} on another one, bring the file here, and: "
        + $"medscan data get {card.Name} --from <file>";
}
