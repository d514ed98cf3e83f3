using System.Text.Json;
using MedScan.Sweeps.Importance;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Importance;

/// <summary>What Optuna 3.1's fANOVA says of 250 trials; optuna_importance.py beside this file makes the table.</summary>
public sealed class OptunaImportanceTests
{
    private static readonly Distribution[] Space =
    [
        new FloatDistribution(-1, 2), new FloatDistribution(-1, 1), new IntDistribution(1, 8),
        new CategoricalDistribution(["a", "b", "c", "d"]), new FloatDistribution(0, 1), new FloatDistribution(0, 1),
    ];

    [Fact]
    public void Of_RecordedTrials_AgreesWithOptuna()
    {
        using JsonDocument table = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Importance", "optuna-importance.json")));
        string[] names = [.. table.RootElement.GetProperty("parameters").EnumerateArray().Select(static n => n.GetString()!)];
        Dictionary<string, double> expected = table.RootElement.GetProperty("shares").Deserialize<Dictionary<string, double>>()!;

        ParameterImportance importance = ParameterImportance.Of(Trials.Of(table.RootElement.GetProperty("rows").EnumerateArray().Select(row =>
        {
            OrderedDictionary<string, TrialParameter> parameters = [];
            for (int i = 0; i < names.Length; i++)
                parameters[names[i]] = new TrialParameter(Space[i], Space[i].ToStored(row[i].ValueKind == JsonValueKind.String ? row[i].GetString() : row[i].GetDouble()));
            return (parameters, row[names.Length].GetDouble());
        })));

        Assert.Equal(expected.OrderByDescending(static s => s.Value).Select(static s => s.Key).Take(4), importance.Shares.Select(static s => s.Parameter).Take(4));
        Assert.All(importance.Shares, s => Assert.InRange(s.Share, expected[s.Parameter] - 0.03, expected[s.Parameter] + 0.03));
    }
}
