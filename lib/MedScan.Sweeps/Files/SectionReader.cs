using System.Globalization;

namespace MedScan.Sweeps.Files;

/// <summary>Takes typed values out of a section of a file and collects what is wrong with them.</summary>
internal sealed class SectionReader(YamlMap map, string path, List<SweepFault> faults)
{
    public string Path => path;

    public YamlMap Map => map;

    /// <summary>Reports the keys that are none of some.</summary>
    public void Expect(params IReadOnlyList<string> keys)
    {
        foreach (YamlEntry entry in map.Entries.Where(e => !keys.Contains(e.Key)))
            Fault(entry.Line, entry.Column, entry.Key, $"unknown key; {Spelling.Hint(entry.Key, keys)}");
    }

    public bool Has(string key) => map.Find(key) is not null;

    public string? Text(string key) => Scalar(key, "a text") switch
    {
        { Value: null } => null,
        { } scalar => scalar.Text, // a name such as 2024 is meant as it is written
        null => null,
    };

    public string? Choice(string key, params IReadOnlyList<string> choices)
    {
        if (Text(key) is not { } text || choices.Contains(text))
            return Text(key);
        Fault(key, $"unknown value '{text}'; {Spelling.Hint(text, choices)}");
        return null;
    }

    public bool? Truth(string key) => Take<bool>(key, "true or false", static v => v is bool truth ? truth : null);

    public double? Number(string key) => Take<double>(key, "a number", static v => v switch
    {
        long whole => whole,
        double real when double.IsFinite(real) => real,
        _ => null,
    });

    public long? Whole(string key, long least = long.MinValue) =>
        Take<long>(key, least == long.MinValue ? "a whole number" : $"a whole number of at least {least}", v => v switch
        {
            long whole when whole >= least => whole,
            double real when real == Math.Floor(real) && Math.Abs(real) < 1L << 53 && real >= least => (long)real,
            _ => null,
        });

    /// <summary>A whole number that fits into 32 bits.</summary>
    public int? Int(string key, int least)
    {
        if (Whole(key, least) is not { } whole)
            return null;
        if (whole <= int.MaxValue)
            return (int)whole;
        Fault(key, string.Create(CultureInfo.InvariantCulture, $"expected a whole number of at most {int.MaxValue}, got {whole}"));
        return null;
    }

    public SectionReader? Section(string key)
    {
        if (map.Find(key) is not { } entry)
            return null;
        if (entry.Value is YamlMap section)
            return new SectionReader(section, Join(key), faults);
        Fault(entry.Value.Line, entry.Value.Column, key, $"expected a section, got {entry.Value.Kind}");
        return null;
    }

    public IReadOnlyList<YamlNode>? List(string key)
    {
        if (map.Find(key) is not { } entry)
            return null;
        if (entry.Value is YamlList { Items.Count: > 0 } list)
            return list.Items;
        Fault(entry.Value.Line, entry.Value.Column, key, $"expected a list, got {(entry.Value is YamlList ? "an empty one" : entry.Value.Kind)}");
        return null;
    }

    /// <summary>Reports a fault at the value of a key, or at the section where the key is missing.</summary>
    public void Fault(string key, string message)
    {
        if (map.Find(key) is { } entry)
            Fault(entry.Value.Line, entry.Value.Column, key, message);
        else
            Fault(map.Line, map.Column, key, message);
    }

    public void Fault(int line, int column, string key, string message) => faults.Add(new SweepFault(line, column, Join(key), message));

    /// <summary>Makes something of what was read; what its constructor says against it is a fault of the section.</summary>
    public T? Try<T>(Func<T> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (ArgumentException error)
        {
            string reason = error.ParamName is { } name ? error.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : error.Message;
            int end = reason.IndexOf('\n', StringComparison.Ordinal);
            Fault(map.Line, map.Column, "", (end < 0 ? reason : reason[..end]).TrimEnd('.', '\r'));
            return null;
        }
    }

    private T? Take<T>(string key, string expected, Func<object?, T?> convert)
        where T : struct
    {
        if (Scalar(key, expected) is not { } scalar)
            return null;
        if (convert(scalar.Value) is { } value)
            return value;
        Fault(key, $"expected {expected}, got {scalar.Kind}");
        return null;
    }

    private YamlScalar? Scalar(string key, string expected)
    {
        if (map.Find(key) is not { } entry)
            return null;
        if (entry.Value is YamlScalar scalar)
            return scalar;
        Fault(key, $"expected {expected}, got {entry.Value.Kind}");
        return null;
    }

    private string Join(string key) => path.Length == 0 ? key : key.Length == 0 ? path : $"{path}.{key}";
}
