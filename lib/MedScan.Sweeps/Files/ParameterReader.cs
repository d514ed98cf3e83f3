using System.Text.RegularExpressions;
using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Files;

/// <summary>Reads the parameters of a sweep file with Weights &amp; Biases' rules.</summary>
internal sealed partial class ParameterReader
{
    private static readonly Dictionary<string, string[]> KeysOf = new()
    {
        ["constant"] = ["value"],
        ["categorical"] = ["values", "probabilities"],
        ["categorical_w_probabilities"] = ["values", "probabilities"],
        ["int_uniform"] = ["min", "max"],
        ["uniform"] = ["min", "max"],
        ["q_uniform"] = ["min", "max", "q"],
        ["log_uniform"] = ["min", "max"],
        ["log_uniform_values"] = ["min", "max"],
        ["q_log_uniform"] = ["min", "max", "q"],
        ["q_log_uniform_values"] = ["min", "max", "q"],
        ["inv_log_uniform"] = ["min", "max"],
        ["inv_log_uniform_values"] = ["min", "max"],
        ["normal"] = ["mu", "sigma"],
        ["q_normal"] = ["mu", "sigma", "q"],
        ["log_normal"] = ["mu", "sigma"],
        ["q_log_normal"] = ["mu", "sigma", "q"],
        ["beta"] = ["a", "b"],
        ["q_beta"] = ["a", "b", "q"],
    };

    private static readonly string[] Optional = ["probabilities", "mu", "sigma", "q", "a", "b"];

    private readonly List<KeyValuePair<string, Distribution>> _parameters = [];
    private readonly List<string> _groups = [];

    /// <summary>The parameters that were read.</summary>
    public SearchSpace Space => new(_parameters);

    /// <summary>The names of nested sections, the outer before the inner.</summary>
    public IReadOnlyList<string> Groups => _groups;

    /// <summary>Reads a section of parameters.</summary>
    /// <param name="section">The section.</param>
    /// <param name="prefix">What stands before its names: empty, or the names of the sections around it with a dot after each.</param>
    public void Read(SectionReader section, string prefix = "")
    {
        if (section.Map.Entries.Count == 0)
            section.Fault("", "expected at least one parameter, got none");
        foreach (YamlEntry entry in section.Map.Entries)
        {
            string name = prefix + entry.Key;
            if (!Name().IsMatch(entry.Key))
                section.Fault(entry.Line, entry.Column, entry.Key, "a parameter's name begins with a letter or '_' and goes on with letters, digits, '_', '.' and '-'");
            else if (entry.Value is not YamlMap)
                section.Fault(entry.Value.Line, entry.Value.Column, entry.Key, $"expected a section, got {entry.Value.Kind}; write {(entry.Value is YamlList ? "values: [...]" : "value: ...")} below the name");
            else
                ReadOne(section.Section(entry.Key)!, name, entry);
        }
    }

    private void ReadOne(SectionReader section, string name, YamlEntry entry)
    {
        if (section.Has("parameters"))
        {
            section.Expect("parameters");
            _groups.Add(name);
            if (section.Section("parameters") is { } nested)
                Read(nested, name + ".");
            return;
        }
        if (ReadDistribution(section) is not { } distribution)
            return;
        if (_parameters.Exists(p => p.Key == name))
            section.Fault(entry.Line, entry.Column, "", $"the parameter '{name}' is there twice, once with its dots and once in sections");
        else
            _parameters.Add(new(name, distribution));
    }

    private static Distribution? ReadDistribution(SectionReader section)
    {
        string? kind = section.Has("distribution") ? section.Choice("distribution", [.. KeysOf.Keys]) : Guess(section);
        if (kind is null)
            return null;
        string[] keys = KeysOf[kind];
        foreach (YamlEntry entry in section.Map.Entries.Where(e => e.Key != "distribution" && !keys.Contains(e.Key)))
        {
            bool isKnown = KeysOf.Values.Any(k => k.Contains(entry.Key));
            section.Fault(entry.Line, entry.Column, entry.Key, isKnown
                ? $"{kind} takes {string.Join(" and ", keys)}, not {entry.Key}"
                : $"unknown key; {Spelling.Hint(entry.Key, ["distribution", "parameters", .. keys])}");
        }
        string[] missing = [.. keys.Where(k => !Optional.Contains(k) && !section.Has(k))];
        foreach (string key in missing)
            section.Fault(key, $"{kind} needs {key}");
        return missing.Length > 0 ? null : Make(section, kind);
    }

    /// <summary>What a parameter is whose distribution is not said.</summary>
    private static string? Guess(SectionReader section)
    {
        if (section.Has("value"))
            return "constant";
        if (section.Has("values"))
            return "categorical";
        if (section.Has("min") && section.Has("max"))
            return section.Map.Find("min")!.Value is YamlScalar { Value: long } && section.Map.Find("max")!.Value is YamlScalar { Value: long } ? "int_uniform" : "uniform";
        string[] some = ["value", "values", "min", "max", "distribution", "parameters"];
        foreach (YamlEntry entry in section.Map.Entries.Where(e => !some.Contains(e.Key) && !KeysOf.Values.Any(k => k.Contains(e.Key))))
            section.Fault(entry.Line, entry.Column, entry.Key, $"unknown key; {Spelling.Hint(entry.Key, some)}");
        section.Fault("", "expected value, values, min with max, a distribution, or parameters");
        return null;
    }

    private static Distribution? Make(SectionReader section, string kind) => kind switch
    {
        "constant" => section.Try(() => new CategoricalDistribution([ChoiceOf(section.Map.Find("value")!.Value)])),
        "categorical" or "categorical_w_probabilities" => Categorical(section),
        "int_uniform" => section.Whole("min") is { } low && section.Whole("max") is { } high ? section.Try(() => new IntDistribution(low, high)) : null,
        "normal" or "log_normal" => Normal(section, isLog: kind == "log_normal"),
        "q_normal" => Quantized(section, Normal(section, isLog: false)),
        "q_log_normal" => Quantized(section, Normal(section, isLog: true)),
        "beta" => Beta(section),
        "q_beta" => Quantized(section, Beta(section)),
        "uniform" => Range(section, static v => v, log: false),
        "q_uniform" => Quantized(section, Range(section, static v => v, log: false)),
        // The inverse ones are as the others: where log(1/x) is uniform, log(x) is.
        "log_uniform" => Range(section, Math.Exp, log: true),
        "inv_log_uniform" => Range(section, static v => Math.Exp(-v), log: true),
        "q_log_uniform" => Quantized(section, Range(section, Math.Exp, log: true)),
        "q_log_uniform_values" => Quantized(section, Range(section, static v => v, log: true)),
        _ => Range(section, static v => v, log: true), // log_uniform_values and inv_log_uniform_values
    };

    private static FloatDistribution? Range(SectionReader section, Func<double, double> scale, bool log)
    {
        if (section.Number("min") is not { } min || section.Number("max") is not { } max)
            return null;
        if (min > max)
        {
            section.Fault("min", FormattableString.Invariant($"expected min to be at most max, got {min} and {max}"));
            return null;
        }
        (double low, double high) = (scale(min), scale(max));
        return section.Try(() => new FloatDistribution(Math.Min(low, high), Math.Max(low, high), log));
    }

    private static NormalDistribution? Normal(SectionReader section, bool isLog)
    {
        double? mu = section.Has("mu") ? section.Number("mu") : 0, sigma = section.Has("sigma") ? section.Number("sigma") : 1;
        return mu is { } mean && sigma is { } deviation ? section.Try(() => new NormalDistribution(mean, deviation, isLog)) : null;
    }

    private static BetaDistribution? Beta(SectionReader section)
    {
        double? a = section.Has("a") ? section.Number("a") : 1, b = section.Has("b") ? section.Number("b") : 1;
        return a is { } first && b is { } second ? section.Try(() => new BetaDistribution(first, second)) : null;
    }

    private static QuantizedDistribution? Quantized(SectionReader section, NumericDistribution? source)
    {
        double? q = section.Has("q") ? section.Number("q") : 1;
        return source is not null && q is { } step ? section.Try(() => new QuantizedDistribution(source, step)) : null;
    }

    private static CategoricalDistribution? Categorical(SectionReader section)
    {
        if (section.List("values") is not { } values)
            return null;
        List<double>? weights = null;
        if (section.Has("probabilities"))
        {
            if (section.List("probabilities") is not { } probabilities)
                return null;
            weights = [];
            foreach (YamlNode node in probabilities)
            {
                if (node is YamlScalar { Value: long or double } scalar)
                    weights.Add(Convert.ToDouble(scalar.Value, System.Globalization.CultureInfo.InvariantCulture));
                else
                    section.Fault(node.Line, node.Column, "probabilities", $"expected numbers, got {node.Kind}");
            }
            if (weights.Count < probabilities.Count)
                return null;
        }
        return section.Try(() => new CategoricalDistribution([.. values.Select(ChoiceOf)], weights));
    }

    /// <summary>A choice; lists and sections are kept as their JSON.</summary>
    private static object? ChoiceOf(YamlNode node) => node is YamlScalar scalar ? scalar.Value : YamlJson.Write(node);

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
