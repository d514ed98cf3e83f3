using System.Globalization;
using MedScan.Tracking;
using Spectre.Console;

namespace MedScan.Cli.Display;

/// <summary>Shows versions of models, a row each.</summary>
internal static class ModelListView
{
    public static void Write(IReadOnlyList<ModelVersion> versions, IAnsiConsole console)
    {
        if (versions.Count == 0)
        {
            console.WriteLine("No model is registered: ./medscan models register <run>");
            return;
        }

        bool hasStages = versions.Any(version => version.Stage is not ("" or ModelStage.None));
        Table table = new Table().Border(TableBorder.Simple).AddColumns("Model").AddColumn(new TableColumn("Version").RightAligned()).AddColumns("Aliases", "Run", "Registered");
        if (hasStages)
            table.AddColumn("Stage");
        foreach (ModelVersion version in versions)
        {
            table.AddRow([
                new Text(version.Name),
                new Text(version.Version.ToString(CultureInfo.InvariantCulture)),
                new Text(string.Join(' ', version.Aliases.Select(alias => "@" + alias))),
                new Text(RunText.ShortId(version.RunId)),
                new Text(RunText.Time(version.CreationTime)),
                .. hasStages ? [new Text(version.Stage)] : (Text[])[],
            ]);
        }

        console.Write(table);
    }
}
