using MedScan.Sweeps.Pruners;

namespace MedScan.Sweeps.Files;

/// <summary>Reads what ends trials early.</summary>
internal static class PrunerReader
{
    /// <summary>Reads Weights &amp; Biases' <c>early_terminate</c>.</summary>
    public static Pruner? ReadEarlyTerminate(SectionReader section)
    {
        section.Expect("type", "min_iter", "max_iter", "s", "eta", "strict");
        if (!section.Has("type"))
            section.Fault("type", "early_terminate needs type: hyperband");
        if (section.Has("type") && section.Choice("type", "hyperband") is null)
            return null;
        int? first = section.Int("min_iter", 1), last = section.Int("max_iter", 1), brackets = section.Int("s", 1);
        double eta = section.Has("eta") ? section.Number("eta") ?? double.NaN : 3;
        bool strict = section.Truth("strict") ?? false;
        if (double.IsNaN(eta) || section.Has("min_iter") && first is null || section.Has("max_iter") && last is null || section.Has("s") && brackets is null)
            return null;
        if (last is { } whole && brackets is { } count)
            return section.Try(() => Pruner.BracketsUpTo(whole, count, eta, strict));
        if (first is { } start)
            return section.Try(() => Pruner.BracketsFrom(start, eta, strict, last));
        section.Fault("", section.Has("max_iter") ? "max_iter needs s, the number of brackets" : "expected min_iter, or max_iter with s");
        return null;
    }

    /// <summary>Reads one of this library's pruners.</summary>
    public static Pruner? Read(SectionReader section)
    {
        if (!section.Has("type"))
        {
            section.Fault("type", "a pruner needs a type");
            return null;
        }
        string? type = section.Choice("type", "none", "median", "percentile", "threshold", "patient", "successive_halving", "hyperband");
        return type is null ? null : section.Try(() => Make(section, type));
    }

    private static Pruner Make(SectionReader section, string type)
    {
        int Number(string key, int otherwise) => section.Int(key, 0) ?? otherwise;
        int? NumberOrNull(string key) => section.Int(key, 0);
        bool Strict() => section.Truth("strict") ?? false;
        string[] looks = ["startup_trials", "warmup_steps", "interval", "min_trials"];
        switch (type)
        {
            case "median":
                section.Expect(["type", .. looks]);
                return Pruner.Median(Number("startup_trials", 5), Number("warmup_steps", 0), Number("interval", 1), Number("min_trials", 1));
            case "percentile":
                section.Expect(["type", "percent", .. looks]);
                if (!section.Has("percent"))
                    section.Fault("percent", "percentile needs percent, the share of trials that goes on");
                return Pruner.Percentile(section.Number("percent") ?? 50, Number("startup_trials", 5), Number("warmup_steps", 0), Number("interval", 1), Number("min_trials", 1));
            case "threshold":
                section.Expect("type", "lower", "upper", "warmup_steps", "interval");
                return Pruner.Threshold(section.Number("lower"), section.Number("upper"), Number("warmup_steps", 0), Number("interval", 1));
            case "patient":
                section.Expect("type", "patience", "min_delta", "inner");
                if (!section.Has("patience"))
                    section.Fault("patience", "patient needs patience, the number of reports it waits for");
                return Pruner.Patient(section.Section("inner") is { } inner ? Read(inner) : null, Number("patience", 0), section.Number("min_delta") ?? 0);
            case "successive_halving":
                section.Expect("type", "min_resource", "reduction", "min_early_stopping", "bootstrap_trials", "strict");
                return Pruner.SuccessiveHalving(NumberOrNull("min_resource"), Number("reduction", 4), Number("min_early_stopping", 0), Number("bootstrap_trials", 0), Strict());
            case "hyperband":
                section.Expect("type", "min_resource", "max_resource", "reduction", "bootstrap_trials", "strict");
                return Pruner.Hyperband(Number("min_resource", 1), NumberOrNull("max_resource"), Number("reduction", 3), Number("bootstrap_trials", 0), Strict());
            default:
                section.Expect("type");
                return Pruner.None;
        }
    }
}
