using System.Globalization;
using MedScan.Cards;
using Spectre.Console;

namespace MedScan.Cli.Display;

/// <summary>Shows the public data sets that are known, a row each.</summary>
internal static class CardListView
{
    public static void Write(CardCatalog catalog, IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn("Name").NoWrap())
            .AddColumn("Data set")
            .AddColumn(new TableColumn("Images").NoWrap().RightAligned())
            .AddColumn(new TableColumn("Here").NoWrap());
        foreach (DatasetCard card in catalog.Cards)
        {
            string place = CardJson.PlaceOf(card);
            table.AddRow(
                new Text(card.Name), new Text(card.Title), new Text(card.Images.ToString("#,0", CultureInfo.InvariantCulture)),
                new Text(Path.Exists(place) ? place : card.Source.Url is null ? "no; needs an account" : "no"));
        }

        console.Write(table);
        foreach ((string name, DatasetCardException exception) in catalog.Faulty.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            console.WriteLine($"{name} cannot be used: {exception.Message}");
        console.WriteLine("Fetch one with: medscan data get <name>");
    }
}
