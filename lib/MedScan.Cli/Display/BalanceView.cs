using System.Globalization;
using MedScan.Exploration;
using MedScan.Exploration.Reports;
using Spectre.Console;

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
        console.WriteLine($"{SummaryText.Images(balance.Total)} to train on, and what an image of each class weighs in the loss");
        Write(BalanceTables.Weights(balance, remedies), console);
        console.WriteLine($"Images of each class in a batch of {batchSize}, and how often each image is shown in an epoch");
        Write(BalanceTables.Sampling(balance, remedies), console);
        Write(balance, console);
        console.WriteLine();
        console.WriteLine("What train.balance can be");
        Write(BalanceTables.Effects(remedies), console);
    }

    // The first column names things, the others are numbers; only the effects end in words.
    private static void Write(TextTable table, IAnsiConsole console)
    {
        Table shown = new Table().Border(TableBorder.Simple);
        foreach ((int index, string header) in table.Headers.Index())
        {
            var column = new TableColumn(new Text(header));
            shown.AddColumn(index == 0 ? column.NoWrap() : table.EndsInWords && index == table.Headers.Count - 1 ? column : column.RightAligned());
        }

        foreach (IReadOnlyList<string> row in table.Rows)
            shown.AddRow(row.Select(cell => new Text(cell)));
        console.Write(shown);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
