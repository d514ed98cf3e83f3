using MedScan.Sweeps.Files;

namespace MedScan.Sweeps.Tests.Files;

public sealed class SweepCommandTests
{
    private static readonly OrderedDictionary<string, object?> Values = new()
    {
        ["rate"] = 1e-5,
        ["layers"] = 3L,
        ["flip"] = true,
        ["crop"] = false,
        ["optimizer.name"] = "adam w",
        ["optimizer.inner.beta"] = 1.0,
        ["no.group"] = null,
    };

    [Fact]
    public void Build_NoCommand_IsTheDefault() =>
        Assert.Equal(
            [
                .. OperatingSystem.IsWindows() ? Array.Empty<string>() : ["/usr/bin/env"], "python", "fit.py",
                "--rate=1e-05", "--layers=3", "--flip=True", "--crop=False", "--optimizer.name=adam w", "--optimizer.inner.beta=1.0", "--no.group=None",
            ],
            Read("").Build(Values));

    [Theory]
    [InlineData("args_no_hyphens", "rate=1e-05|layers=3|flip=True|crop=False|optimizer.name=adam w|optimizer.inner.beta=1.0|no.group=None")]
    [InlineData("args_no_boolean_flags", "--rate=1e-05|--layers=3|--flip|--optimizer.name=adam w|--optimizer.inner.beta=1.0|--no.group=None")]
    [InlineData("args_no_equals", "--rate|1e-05|--layers|3|--flip|True|--crop|False|--optimizer.name|adam w|--optimizer.inner.beta|1.0|--no.group|None")]
    [InlineData("args_json", """{"rate":1E-05,"layers":3,"flip":true,"crop":false,"optimizer":{"name":"adam w","inner":{"beta":1}},"no.group":null}""")]
    [InlineData("args_json_file", "/tmp/it.json")]
    [InlineData("rate", "1e-05")]
    public void Build_Macro_StandsForTheParameters(string macro, string expected) =>
        Assert.Equal(["run", .. expected.Split('|')], Read($"command: [run, '${{{macro}}}']").Build(Values, "/tmp/it.json"));

    [Fact]
    public void Build_MacrosWithinAPart_AreReplacedInPlace() =>
        Assert.Equal(
            ["sh", "-c", $"cd {Environment.GetEnvironmentVariable("PATH")} && python fit.py --layers=3"],
            Read("command: [sh, -c, 'cd ${envvar:PATH} && ${interpreter} ${program} --layers=${layers}']").Build(Values));

    [Fact]
    public void NeedsJsonFile_WithAndWithoutItsMacro_SaysSo()
    {
        Assert.True(Read("command: [run, 'x=${args_json_file}']").NeedsJsonFile);
        Assert.False(Read("").NeedsJsonFile);
        Assert.Throws<ArgumentException>(static () => Read("command: ['${args_json_file}']").Build(Values));
    }

    [Fact]
    public void Build_WhatIsNamedIsNotThere_SaysWhat()
    {
        Assert.Contains("names none", Assert.Throws<SweepException>(static () => SweepFile.Parse("method: random\nparameters: {x: {value: 1}}").Command.Build(Values)).Message, StringComparison.Ordinal);
        Assert.Contains("MEDSCAN_NO_SUCH_VARIABLE", Assert.Throws<SweepException>(static () => Read("command: ['${envvar:MEDSCAN_NO_SUCH_VARIABLE}']").Build(Values)).Message, StringComparison.Ordinal);
    }

    private static SweepCommand Read(string command) => SweepFile.Parse($$"""
        program: fit.py
        method: random
        parameters:
          rate: {value: 0.1}
          layers: {value: 3}
          flip: {value: true}
          crop: {value: true}
          optimizer:
            parameters:
              name: {value: a}
              inner:
                parameters: {beta: {value: 1} }
          no.group: {value: 1}
        {{command}}
        """).Command;
}
