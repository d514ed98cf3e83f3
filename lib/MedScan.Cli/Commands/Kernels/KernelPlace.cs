using System.CommandLine;
using MedScan.Scripting.Jupyter.Kernelspecs;

namespace MedScan.Cli.Commands.Kernels;

/// <summary>The options that say for whom a kernel is installed.</summary>
internal sealed class KernelPlace
{
    private readonly Option<bool> _user = new("--user") { Description = "For you, in every Jupyter (the default)" };
    private readonly Option<string?> _prefix = new("--prefix") { Description = "For all users of a Jupyter in this folder, for example /usr/local", HelpName = "folder" };
    private readonly Option<bool> _environment = new("--sys-prefix") { Description = "For the virtual or conda environment that is active" };

    public void AddTo(Command command)
    {
        command.Options.Add(_user);
        command.Options.Add(_prefix);
        command.Options.Add(_environment);
        command.Validators.Add(result =>
        {
            if (new Option[] { _user, _prefix, _environment }.Count(option => result.GetResult(option) is { Implicit: false }) > 1)
                result.AddError("Expected one of --user, --prefix and --sys-prefix.");
        });
    }

    public KernelInstallation Read(ParseResult parsed) => parsed.GetValue(_environment)
        ? KernelInstallation.ForEnvironment()
        : parsed.GetValue(_prefix) is { } prefix ? KernelInstallation.Below(prefix) : KernelInstallation.ForUser();
}
