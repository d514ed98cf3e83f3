using System.Globalization;
using MedScan.Cards;

namespace MedScan.Cli.Display;

/// <summary>Shows what lies on the disk now, and what a person should know of it.</summary>
internal static class CardView
{
    public static void Write(DatasetCard card, GetResult result, TextWriter output)
    {
        string images = result.Images.ToString("#,0", CultureInfo.InvariantCulture);
        string place = Path.GetRelativePath(Directory.GetCurrentDirectory(), result.Path) is var relative && !relative.StartsWith("..", StringComparison.Ordinal)
            ? relative : result.Path;
        output.WriteLine(result.WasThere ? $"{place} is there already: {images} images, as published." : $"{images} images in {place}");
        if (result.Differences.Count > 0)
        {
            output.WriteLine("Take care: it is not the published set.");
            foreach (string difference in result.Differences)
                output.WriteLine($"  {difference}");
        }
        else if (!result.WasThere)
        {
            output.WriteLine(card.Digest is null && !(card.Layout == CardLayout.Npz && card.Source.Md5 is not null)
                ? "The number of images is right; the card knows no digest of their content."
                : "The content is the published one.");
        }

        if (result.OtherFiles > 0)
            output.WriteLine($"Left out, being no part of it: {result.OtherFiles} files");
        output.WriteLine();
        output.WriteLine($"{card.Title}. {card.About}");
        output.WriteLine($"Licence: {card.Licence}");
        output.WriteLine($"Cite: {card.Citation}");
        if (card.Faults.Count == 0)
            return;
        output.WriteLine("Known faults:");
        foreach (string fault in card.Faults)
            output.WriteLine($"  - {fault}");
    }
}
