using MedScan.Sweeps.Files;

namespace MedScan.Sweeps.Tests.Files;

public sealed class SweepFileFaultTests
{
    [Fact]
    public void Parse_ManyFaults_TellsAllWithTheirLines()
    {
        SweepFileException error = Assert.Throws<SweepFileException>(static () => SweepFile.Parse("""
            methd: bayes
            metric: {name: loss, goal: minimise}
            run_cap: 0
            parameters:
              learning_rate: {distribution: log_unifrom, min: 1, max: 2}
              dropout: {min: 0.5, max: 0.1}
              epochs: 27
              sizes: [16, 32]
              momentum: {min: 0.5}
              decay: {distribution: normal, min: 1}
              depth: {values: [1, 1]}
              width: {min: "1", max: 2}
            early_terminate: {type: hyperband, max_iter: 9}
            command: ["${env}", "${progam}", "x ${args}"]
            """, "bad.yaml"));

        Assert.Equal(
            [
                "1:1: methd: unknown key; did you mean method?",
                "1:1: method: a sweep needs a method: grid, random or bayes",
                "2:28: metric.goal: unknown value 'minimise'; did you mean minimize?",
                "3:10: run_cap: expected a whole number of at least 1, got 0",
                "5:33: parameters.learning_rate.distribution: unknown value 'log_unifrom'; did you mean log_uniform?",
                "6:18: parameters.dropout.min: expected min to be at most max, got 0.5 and 0.1",
                "7:11: parameters.epochs: expected a section, got 27; write value: ... below the name",
                "8:10: parameters.sizes: expected a section, got a list; write values: [...] below the name",
                "9:13: parameters.momentum: expected value, values, min with max, a distribution, or parameters",
                "10:33: parameters.decay.min: normal takes mu and sigma, not min",
                "11:10: parameters.depth: The choice 1 stands twice",
                "12:16: parameters.width.min: expected a number, got the text '1'",
                "13:18: early_terminate: max_iter needs s, the number of brackets",
                "14:21: command: unknown macro ${progam}; did you mean program?",
                "14:34: command: ${args} becomes several arguments and must be a part by itself",
            ],
            error.Faults.Select(static f => f.ToString()));
        Assert.StartsWith("The sweep file has 15 faults:\n  bad.yaml:1:1: methd:", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "1:1: the file is empty; a sweep needs at least a method and parameters")]
    [InlineData("- a", "1:1: expected keys with values such as 'method: bayes', got a list")]
    [InlineData("method: random", "1:1: parameters: a sweep needs parameters")]
    [InlineData("method: random\nparameters: {}", "2:13: parameters: expected at least one parameter, got none")]
    [InlineData("method: bayes\nparameters: {x: {value: 1}}", "1:1: metric: method bayes needs a metric to learn from")]
    [InlineData("method: random\nearly_terminate: {type: hyperband, min_iter: 1}\nparameters: {x: {value: 1}}", "2:18: early_terminate: a metric is needed to tell which trials to end early")]
    [InlineData("method: random\nmethod: grid\nparameters: {x: {value: 1}}", "2:1: method: the key is there twice; the first is in line 1")]
    [InlineData("method: random\nscheduler: {}\nparameters: {x: {value: 1}}", "2:1: scheduler: needs Weights & Biases' own service; say with program and command what is to be run")]
    [InlineData("method: grid\nparameters: {x: {min: 0.0, max: 1.0}}", "1:9: method: a grid needs values that can be counted, and 'x' is a float from 0 to 1; write values: [...], or q with a bounded distribution")]
    [InlineData("method: random\nparameters:\n  a.b: {value: 1}\n  a: {parameters: {b: {value: 2}}}", "4:20: parameters.a.parameters.b: the parameter 'a.b' is there twice, once with its dots and once in sections")]
    [InlineData("method: random\nparameters: {x: {distribution: log_uniform_values, min: 0, max: 1}}", "2:17: parameters.x: A logarithmic range begins above 0, this one at 0")]
    [InlineData("method: random\nparameters: {x: {distribution: int_uniform, min: 0.5, max: 3}}", "2:50: parameters.x.min: expected a whole number, got 0.5")]
    [InlineData("method: random\nparameters: {x: {distribution: q_uniform, min: 0, max: 3, q: 0}}", "2:17: parameters.x: Expected a step above 0, got 0")]
    [InlineData("method: random\nparameters: {x: {distribution: uniform, max: 3}}", "2:17: parameters.x.min: uniform needs min")]
    [InlineData("method: random\nparameters: {\"a=b\": {value: 1}}", "2:14: parameters.a=b: a parameter's name begins with a letter or '_' and goes on with letters, digits, '_', '.' and '-'")]
    [InlineData("method: random\nmedscan: {sampler: rando, seed: -1}\nparameters: {x: {value: 1}}", "2:20: medscan.sampler: unknown value 'rando'; did you mean random?")]
    [InlineData("method: random\nmetric: {name: l}\nmedscan: {pruner: {type: median, interval: 0}}\nparameters: {x: {value: 1}}", "3:19: medscan.pruner: interval ('0') must be greater than or equal to '1'")]
    [InlineData("method: random\nparameters:\n\tx: 1", "3:1: not valid YAML: the line is indented with a tab; YAML takes spaces only")]
    [InlineData("method: [random\n", "2:1: not valid YAML: While parsing a flow sequence, did not find expected ',' or ']'")]
    [InlineData("a: 1\n---\nb: 2", "2:1: expected one YAML document, got a second one after '---'")]
    [InlineData("a: *b", "1:4: the alias *b has no anchor &b that ends before it")]
    [InlineData("a: \0", "1:1: expected a text file, got binary data")]
    public void Parse_OneFault_SaysWhereAndWhatToDo(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<SweepFileException>(() => SweepFile.Parse(text)).Faults.Select(static f => f.ToString()));

    [Fact]
    public void Parse_AliasesThatGrowWithoutEnd_AreRefused()
    {
        string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 9).Select(static i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        Assert.Contains("aliases counted in full", Assert.Throws<SweepFileException>(() => SweepFile.Parse(bomb)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_EndlessNesting_IsRefused() =>
        Assert.Contains("levels of nesting", Assert.Throws<SweepFileException>(static () => SweepFile.Parse("a: " + new string('[', 100_000))).Message, StringComparison.Ordinal);
}
