using System.Globalization;
using MedScan.Tracking;
using Spectre.Console;

namespace MedScan.Cli.Display;

/// <summary>Shows one run.</summary>
internal static class RunView
{
    private const string SpoolTag = "medscan.spool"; // between the spool and the server

    public static void Write(Run run, IReadOnlyDictionary<string, string> experiments, IReadOnlyList<ArtifactInfo> files, IAnsiConsole console)
    {
        Table head = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "");
        head.Columns[0].NoWrap();
        Add("Run", run.RunId);
        Add("Name", run.Info.Name);
        Add("Experiment", experiments.GetValueOrDefault(run.Info.ExperimentId, run.Info.ExperimentId));
        Add("Status", RunText.Status(run.Info.Status));
        Add("Started", RunText.Time(run.Info.StartTime));
        Add("Took", RunText.Duration(run.Info));
        Add("User", run.Info.UserId);
        Add("Artifacts", run.Info.ArtifactUri);
        Add("Files", string.Join(", ", files.Select(file => file.IsFolder ? file.Path + "/" : file.Path)));
        foreach (DatasetInput data in run.Datasets)
            Add("Data", $"{data.Name} ({data.Tags.GetValueOrDefault(DatasetInput.ContextTag, "no context")}), digest {data.Digest}");
        foreach ((string name, string value) in run.Tags.Where(tag => !tag.Key.StartsWith("mlflow.", StringComparison.Ordinal) && tag.Key != SpoolTag))
            Add(name, value);
        console.Write(head);

        Table parameters = Titled("Parameter", "Value");
        foreach ((string name, string value) in run.Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            parameters.AddRow(new Text(name), new Text(value));
        Table metrics = Titled("Metric", "Latest", "Step");
        metrics.Columns[1].RightAligned();
        metrics.Columns[2].RightAligned();
        foreach ((string name, Metric metric) in run.Metrics.OrderBy(pair => RunText.IsOfTheMachine(pair.Key)).ThenBy(pair => pair.Key, StringComparer.Ordinal))
            metrics.AddRow(new Text(name), new Text(RunText.Number(metric.Value)), new Text(metric.Step.ToString(CultureInfo.InvariantCulture)));
        foreach (Table table in new[] { parameters, metrics }.Where(table => table.Rows.Count > 0))
            console.Write(table);

        void Add(string name, string value)
        {
            if (value.Length > 0)
                head.AddRow(new Text(name), new Text(value));
        }
    }

    private static Table Titled(params string[] columns) => new Table().Border(TableBorder.Simple).AddColumns(columns);
}
