using MedScan.Sweeps.Pruners;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;

namespace MedScan.Sweeps.Files;

/// <summary>Reads the keys of a sweep file.</summary>
internal sealed class SweepFileReader(YamlMap map, List<SweepFault> faults)
{
    // For W&B's own service; they change nothing of the search.
    private static readonly string[] Ignored = ["entity", "apiVersion", "kind", "controller"];

    // A file with one of these would not run what its author expects.
    private static readonly string[] Refused = ["job", "image_uri", "scheduler"];

    private static readonly string[] Known = ["method", "metric", "metrics", "parameters", "early_terminate", "command", "program", "run_cap", "name", "description", "project", "medscan"];

    private readonly SectionReader _file = new(map, "", faults);

    /// <summary>The sweep; what it holds is of no use where there are faults.</summary>
    public SweepFile? Read()
    {
        foreach (YamlEntry entry in map.Entries.Where(e => !Known.Contains(e.Key) && !Ignored.Contains(e.Key)))
        {
            _file.Fault(entry.Line, entry.Column, entry.Key, Refused.Contains(entry.Key)
                ? "needs Weights & Biases' own service; say with program and command what is to be run"
                : $"unknown key; {Spelling.Hint(entry.Key, [.. Known, .. Ignored])}");
        }
        SweepMethod? method = ReadMethod();
        ParameterReader parameters = ReadParameters();
        IReadOnlyList<SweepMetric> metrics = ReadMetrics(method);
        string? program = _file.Text("program");
        SectionReader? own = _file.Section("medscan");
        own?.Expect("sampler", "seed", "pruner");
        SweepFile file = new()
        {
            Name = _file.Text("name"),
            Description = _file.Text("description"),
            Project = _file.Text("project"),
            Method = method ?? SweepMethod.Random,
            Metrics = metrics,
            Parameters = parameters.Space,
            Pruner = ReadPruner(own, metrics) ?? Pruner.None,
            RunCap = _file.Int("run_cap", 1),
            Program = program,
            Command = new SweepCommand(ReadCommand(parameters), program, parameters.Groups),
            SamplerName = own is not null && own.Has("sampler") ? own.Choice("sampler", SweepSamplers.Names) : null,
            Seed = own?.Int("seed", 0),
        };
        if (faults.Count == 0)
            CheckSampler(file, own);
        return file;
    }

    private SweepMethod? ReadMethod()
    {
        if (!_file.Has("method"))
            _file.Fault("method", "a sweep needs a method: grid, random or bayes");
        return _file.Choice("method", "grid", "random", "bayes") switch
        {
            "grid" => SweepMethod.Grid,
            "random" => SweepMethod.Random,
            "bayes" => SweepMethod.Bayes,
            _ => null,
        };
    }

    private ParameterReader ReadParameters()
    {
        ParameterReader reader = new();
        if (!_file.Has("parameters"))
            _file.Fault("parameters", "a sweep needs parameters");
        if (_file.Section("parameters") is { } section)
            reader.Read(section);
        return reader;
    }

    private List<SweepMetric> ReadMetrics(SweepMethod? method)
    {
        List<SweepMetric> metrics = [];
        if (_file.Section("metric") is { } one && ReadMetric(one) is { } metric)
            metrics.Add(metric);
        if (_file.Has("metrics") && _file.Has("metric"))
            _file.Fault("metrics", "expected metric or metrics, got both");
        foreach (YamlNode node in _file.List("metrics") ?? [])
        {
            if (node is not YamlMap section)
                _file.Fault(node.Line, node.Column, "metrics", $"expected a name with a goal, got {node.Kind}");
            else if (ReadMetric(new SectionReader(section, "metrics", faults)) is { } several)
                metrics.Add(several);
        }
        foreach (IGrouping<string, SweepMetric> twice in metrics.GroupBy(static m => m.Name).Where(static g => g.Count() > 1))
            _file.Fault("metrics", $"the metric '{twice.Key}' is there twice");
        if (method == SweepMethod.Bayes && !_file.Has("metric") && !_file.Has("metrics"))
            _file.Fault("metric", "method bayes needs a metric to learn from");
        return metrics;
    }

    private static SweepMetric? ReadMetric(SectionReader section)
    {
        section.Expect("name", "goal", "target", "impute", "impute_while_running");
        string? goal = section.Has("goal") ? section.Choice("goal", "minimize", "maximize") : "minimize";
        double? target = section.Number("target");
        if (section.Text("name") is { Length: > 0 } name)
            return new SweepMetric(name, goal == "maximize" ? StudyDirection.Maximize : StudyDirection.Minimize, target);
        section.Fault("name", "a metric needs a name");
        return null;
    }

    private Pruner? ReadPruner(SectionReader? own, IReadOnlyList<SweepMetric> metrics)
    {
        Pruner? pruner = _file.Section("early_terminate") is { } terminate ? PrunerReader.ReadEarlyTerminate(terminate) : null;
        if (own?.Section("pruner") is { } section)
        {
            pruner = PrunerReader.Read(section);
            if (_file.Has("early_terminate"))
                own.Fault("pruner", "expected early_terminate or a pruner, got both");
        }
        string? key = _file.Has("early_terminate") ? "early_terminate" : own is not null && own.Has("pruner") ? "medscan.pruner" : null;
        if (key is not null && (metrics.Count > 1 || !_file.Has("metric") && !_file.Has("metrics")))
            _file.Fault(key.Split('.')[0], metrics.Count > 1 ? "trials of several metrics cannot be ended early" : "a metric is needed to tell which trials to end early");
        return pruner;
    }

    private List<string> ReadCommand(ParameterReader parameters)
    {
        string[] names = [.. parameters.Space.Parameters.Select(static p => p.Key)];
        List<string> parts = [];
        foreach (YamlNode node in _file.List("command") ?? [])
        {
            if (node is not YamlScalar { Text: var part })
                _file.Fault(node.Line, node.Column, "command", $"expected a text, got {node.Kind}");
            else if (SweepCommand.FaultOf(part, names) is { } fault)
                _file.Fault(node.Line, node.Column, "command", fault);
            else
                parts.Add(part);
        }
        return _file.Has("command") ? parts : [.. SweepCommand.Default];
    }

    private void CheckSampler(SweepFile file, SectionReader? own)
    {
        SectionReader section = own is not null && own.Has("sampler") ? own : _file;
        string key = section == own ? "sampler" : "method";
        if ((file.SamplerName ?? (file.Method == SweepMethod.Grid ? "grid" : null)) == "grid")
        {
            foreach ((string name, Distribution distribution) in file.Parameters.Parameters.Where(static p => p.Value.Count is null))
                section.Fault(key, $"a grid needs values that can be counted, and '{name}' is a {distribution}; write values: [...], or q with a bounded distribution");
        }
        else if (file.Metrics.Count > 1 && section.Try(() => file.CreateSampler(0)) is { TakesSeveralObjectives: false })
        {
            section.Fault(key, $"it searches for one metric, and there are {file.Metrics.Count}");
        }
    }
}
