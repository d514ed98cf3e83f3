using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MedScan.Sweeps.Storage;

namespace MedScan.Sweeps.Files;

/// <summary>How the program of a sweep is called for the parameters of a trial.</summary>
/// <remarks>Of its parts, <c>${args}</c> stands for <c>--name=value</c> of each parameter, <c>${args_no_hyphens}</c> for
/// <c>name=value</c>, <c>${args_no_boolean_flags}</c> for <c>--name=value</c> with <c>--name</c> for true and nothing for false,
/// <c>${args_json}</c> for one JSON object and <c>${args_json_file}</c> for the path of a file with it; <c>${env}</c> for
/// <c>/usr/bin/env</c> (nothing on Windows), <c>${interpreter}</c> for <c>python</c>, <c>${program}</c> for the file's program. Within
/// a part also <c>${envvar:NAME}</c> stands for a variable of the environment, and <c>${name}</c> for the value of a parameter.
/// Values are written as Python writes them (<c>True</c>, <c>None</c>, <c>1e-05</c>), which is what Weights &amp; Biases'
/// agents do.</remarks>
public sealed partial class SweepCommand
{
    private static readonly string[] Lists = ["args", "args_no_hyphens", "args_no_boolean_flags", "args_no_equals"];
    private static readonly string[] Words = ["env", "interpreter", "program", "args_json", "args_json_file"];

    private readonly string? _program;
    private readonly IReadOnlyList<string> _groups;

    internal SweepCommand(IReadOnlyList<string> parts, string? program, IReadOnlyList<string> groups)
    {
        Parts = parts;
        _program = program;
        _groups = groups;
    }

    /// <summary>The parts as the file has them.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>Whether a file with the parameters has to be written, see <see cref="ToJson"/>.</summary>
    public bool NeedsJsonFile => Parts.Any(static p => p.Contains("${args_json_file}", StringComparison.Ordinal));

    internal static IReadOnlyList<string> Default { get; } = ["${env}", "${interpreter}", "${program}", "${args}"];

    /// <summary>The call for a trial.</summary>
    /// <param name="values">The value of each parameter, in the order in which the arguments are to be.</param>
    /// <param name="jsonFile">The path of the file with the parameters, which the caller writes; null where <see cref="NeedsJsonFile"/>
    /// is false.</param>
    /// <returns>The program to start and its arguments, each as the program is to get it.</returns>
    /// <exception cref="ArgumentException">There are no values for a parameter that is named, or no path.</exception>
    /// <exception cref="SweepException">The file names no program, or a variable is not set.</exception>
    public IReadOnlyList<string> Build(IReadOnlyDictionary<string, object?> values, string? jsonFile = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        List<string> call = [];
        foreach (string part in Parts)
        {
            if (Macro().Match(part) is { Success: true } match && match.Length == part.Length && Expand(match.Groups[1].Value, values) is { } several)
                call.AddRange(several);
            else
                call.Add(Macro().Replace(part, m => Word(m.Groups[1].Value, values, jsonFile)));
        }
        return call;
    }

    /// <summary>The parameters as JSON; nested ones as objects in objects.</summary>
    /// <param name="values">The value of each parameter.</param>
    /// <returns>One JSON object.</returns>
    public string ToJson(IReadOnlyDictionary<string, object?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return JsonText.Write(writer => WriteGroup(writer, "", values));
    }

    /// <summary>What is wrong with a part; null where nothing is.</summary>
    internal static string? FaultOf(string part, IReadOnlyList<string> parameters)
    {
        foreach (Match match in Macro().Matches(part))
        {
            string name = match.Groups[1].Value;
            if (Lists.Contains(name) && match.Length != part.Length)
                return $"{match.Value} becomes several arguments and must be a part by itself";
            if (!Lists.Contains(name) && !Words.Contains(name) && !name.StartsWith("envvar:", StringComparison.Ordinal) && !parameters.Contains(name))
                return $"unknown macro {match.Value}; {Spelling.Hint(name, [.. Words, .. Lists, "envvar:NAME", .. parameters])}";
        }
        return null;
    }

    private static IEnumerable<string>? Expand(string macro, IReadOnlyDictionary<string, object?> values) => macro switch
    {
        "env" => OperatingSystem.IsWindows() ? [] : ["/usr/bin/env"],
        "args" => values.Select(static v => $"--{v.Key}={Text(v.Value)}"),
        "args_no_hyphens" => values.Select(static v => $"{v.Key}={Text(v.Value)}"),
        "args_no_equals" => values.SelectMany(static v => new[] { $"--{v.Key}", Text(v.Value) }),
        "args_no_boolean_flags" => values.Where(static v => v.Value is not false).Select(static v => v.Value is true ? $"--{v.Key}" : $"--{v.Key}={Text(v.Value)}"),
        _ => null,
    };

    private string Word(string macro, IReadOnlyDictionary<string, object?> values, string? jsonFile) => macro switch
    {
        "env" => OperatingSystem.IsWindows() ? "" : "/usr/bin/env",
        "interpreter" => "python",
        "program" => _program ?? throw new SweepException("The sweep's command has ${program}, and the file names none. Add the key program, or a command that does without."),
        "args_json" => ToJson(values),
        "args_json_file" => jsonFile ?? throw new ArgumentException("Expected the path of the file with the parameters, which the command names as ${args_json_file}, got none.", nameof(jsonFile)),
        _ when macro.StartsWith("envvar:", StringComparison.Ordinal) => Environment.GetEnvironmentVariable(macro["envvar:".Length..])
            ?? throw new SweepException($"The sweep's command has ${{{macro}}}, and no such variable is set. Set it where the agent is started."),
        _ => values.TryGetValue(macro, out object? value) ? Text(value) : throw new ArgumentException($"Expected a value for the parameter '{macro}', which the command names, got none.", nameof(values)),
    };

    private static string Text(object? value) => value switch
    {
        null => "None",
        bool truth => truth ? "True" : "False",
        double real when double.IsFinite(real) => Real(real),
        double.NaN => "nan",
        double real => real > 0 ? "inf" : "-inf",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Real(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
        return text.AsSpan().ContainsAny('.', 'e') ? text : text + ".0";
    }

    private void WriteGroup(Utf8JsonWriter writer, string prefix, IReadOnlyDictionary<string, object?> values)
    {
        writer.WriteStartObject();
        HashSet<string> written = [];
        foreach ((string name, object? value) in values.Where(v => v.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            if (_groups.FirstOrDefault(g => g.StartsWith(prefix, StringComparison.Ordinal) && name.StartsWith(g + ".", StringComparison.Ordinal)) is { } group)
            {
                if (!written.Add(group))
                    continue;
                writer.WritePropertyName(group[prefix.Length..]);
                WriteGroup(writer, group + ".", values);
            }
            else
            {
                writer.WritePropertyName(name[prefix.Length..]);
                YamlJson.WriteValue(writer, value);
            }
        }
        writer.WriteEndObject();
    }

    [GeneratedRegex(@"\$\{([^{}]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Macro();
}
