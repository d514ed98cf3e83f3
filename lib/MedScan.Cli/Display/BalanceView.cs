using System.Globalization;
using MedScan.Exploration;
using MedScan.Exploration.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MedScan.Cli.Display;

/// <summary>Shows how unequal the classes of a data set are.</summary>
internal static class BalanceView
{
    /// <summary>The measures and the recommendation.</summary>
    public static void Write(ClassBalance balance, IAnsiConsole console)
    {
        Table facts = new Table().Border(TableBorder.None).HideHeaders().AddColumns(new TableColumn("").NoWrap(), new TableColumn(""));
        Add("Imbalance ratio", Text($"{balance.ImbalanceRatio:0.00} (largest class : smallest class)"));
        Add("Entropy", Text($"{balance.Entropy:0.000} bits, {balance.NormalizedEntropy:0.000} of what equal classes have"));
        Add("Recommended", $"train.balance: {BalanceRemedyText.Word(balance.Recommendation.Kind)}");
        Add("Why", balance.Recommendation.Reason);
        console.Write(facts);

        void Add(string name, string value) => facts.AddRow(new Text(name), new Text(value));
    }

    /// <summary>The same, with what each remedy would do.</summary>
    public static void WriteWithRemedies(ClassBalance balance, IReadOnlyList<BalanceRemedy> remedies, int batchSize, IAnsiConsole console)
    {
        console.WriteLine($"{SummaryText.Images(balance.Total)} to train on");
        console.Write(Sizes(balance));
        Write(balance, console);
        console.WriteLine();
        Titled("Weight of an image of each class in the loss", remedy => remedy.Weights);
        Titled(Text($"Expected images of each class in a batch of {batchSize}"), remedy => remedy.PerBatch);
        Titled("How often an image of each class is shown in an epoch", remedy => remedy.Repeats);
        Titled("Share of each class in the loss, in %", remedy => [.. remedy.LossShare.Select(share => 100 * share)]);
        console.WriteLine("What they do");
        Table effects = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("train.balance").NoWrap()).AddColumn(new TableColumn("Images per epoch").RightAligned()).AddColumn("Effect");
        foreach (BalanceRemedy remedy in remedies)
            effects.AddRow(new Text(BalanceRemedyText.Word(remedy.Kind)), new Text(SummaryText.Count(remedy.EpochLength)), new Text(remedy.Effect));
        console.Write(effects);

        void Titled(string title, Func<BalanceRemedy, IReadOnlyList<double>> values)
        {
            console.WriteLine(title);
            Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("train.balance").NoWrap());
            foreach (string name in balance.Classes)
                table.AddColumn(new TableColumn(new Text(name)).RightAligned());
            foreach (BalanceRemedy remedy in remedies)
                table.AddRow([new Text(BalanceRemedyText.Word(remedy.Kind)), .. values(remedy).Select(value => (IRenderable)new Text(Text($"{value:0.00}")))]);
            console.Write(table);
        }
    }

    private static Table Sizes(ClassBalance balance)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("Class").AddColumn(new TableColumn("Images").RightAligned()).AddColumn(new TableColumn("Share").RightAligned())
            .AddColumn(new TableColumn("Effective number").RightAligned());
        IReadOnlyList<double> effective = balance.EffectiveNumbers();
        foreach ((int label, string name) in balance.Classes.Index())
        {
            table.AddRow(
                new Text(name), new Text(SummaryText.Count(balance.Counts[label])), new Text(SummaryText.Percent((double)balance.Counts[label] / balance.Total)),
                new Text(Text($"{effective[label]:0}")));
        }

        return table;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
