using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Jupyter.Kernelspecs;

/// <summary>Makes the kernels known to Jupyter, in one of the folders it looks in.</summary>
public sealed class KernelInstallation
{
    private readonly string _kernels;

    private KernelInstallation(string kernels) => _kernels = kernels;

    /// <summary>For this person, in every Jupyter: <c>JUPYTER_DATA_DIR</c> or the folder for data of programs.</summary>
    /// <returns>The place.</returns>
    public static KernelInstallation ForUser() => new(JupyterPaths.User);

    /// <summary>For all users of one installation of Jupyter.</summary>
    /// <param name="prefix">Its folder, for example <c>/usr/local</c> or a virtual environment.</param>
    /// <returns>The place.</returns>
    public static KernelInstallation Below(string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        return new KernelInstallation(JupyterPaths.Below(prefix));
    }

    /// <summary>For the virtual or conda environment that is active.</summary>
    /// <returns>The place.</returns>
    /// <exception cref="ScriptingException">None is active.</exception>
    public static KernelInstallation ForEnvironment() => JupyterPaths.ActivePrefix is { } prefix
        ? Below(prefix)
        : throw new ScriptingException("Expected an active virtual or conda environment (VIRTUAL_ENV or CONDA_PREFIX); there is none. Name the folder of Jupyter's installation with --prefix.");

    /// <summary>The kernels that Jupyter finds here and now, of all its folders.</summary>
    /// <returns>By name; of several with one name the one that counts.</returns>
    public static IReadOnlyList<InstalledKernel> List() =>
    [
        .. JupyterPaths.All.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories).Select(Kernelspec.TryRead).OfType<InstalledKernel>()
            .DistinctBy(static kernel => kernel.Name, StringComparer.OrdinalIgnoreCase).OrderBy(static kernel => kernel.Name, StringComparer.Ordinal),
    ];

    /// <summary>Installs the kernel of a language.</summary>
    /// <param name="language">The language.</param>
    /// <param name="command">How the kernel is started: program and arguments before <c>--language</c>.</param>
    /// <param name="replace">Whether another program's kernel of the same name may be replaced.</param>
    /// <returns>What was installed.</returns>
    /// <exception cref="ScriptingException">Another program's kernel is there, or the folder cannot be written.</exception>
    public InstalledKernel Install(CodeLanguage language, IReadOnlyList<string> command, bool replace = false)
    {
        ArgumentNullException.ThrowIfNull(command);
        string folder = Path.Combine(_kernels, Kernelspec.NameOf(language));
        string beside = $"{folder}.{Guid.NewGuid():N}";
        try
        {
            if (Directory.Exists(folder) && !replace && Kernelspec.TryRead(folder) is not { IsOwn: true })
                throw new ScriptingException($"{folder} was installed by another program ({Kernelspec.TryRead(folder)?.DisplayName ?? "unreadable"}). To have it replaced: --replace.");
            Directory.CreateDirectory(beside);
            File.WriteAllText(Path.Combine(beside, "kernel.json"), Kernelspec.Write(language, command));
            Exchange(beside, folder);
            return Kernelspec.TryRead(folder)!;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ScriptingException($"The kernel cannot be installed in {_kernels}: {error.Message}", error);
        }
        finally
        {
            if (Directory.Exists(beside))
                Directory.Delete(beside, recursive: true);
        }
    }

    /// <summary>Removes the kernel of a language.</summary>
    /// <param name="language">The language.</param>
    /// <returns>What was removed; null where none was installed here.</returns>
    /// <exception cref="ScriptingException">The kernel is another program's, or cannot be removed.</exception>
    public InstalledKernel? Uninstall(CodeLanguage language)
    {
        string folder = Path.Combine(_kernels, Kernelspec.NameOf(language));
        if (!Directory.Exists(folder))
            return null;
        InstalledKernel? found = Kernelspec.TryRead(folder);
        if (found is not { IsOwn: true })
            throw new ScriptingException($"{folder} was installed by another program and is left alone.");
        try
        {
            Directory.Delete(folder, recursive: true);
            return found;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ScriptingException($"{folder} cannot be removed: {error.Message}", error);
        }
    }

    // A folder cannot take another's place in one step; between the two Jupyter may see no kernel, but never half of one.
    private static void Exchange(string beside, string folder)
    {
        if (!Directory.Exists(folder))
        {
            Directory.Move(beside, folder);
            return;
        }

        string old = $"{beside}.old";
        Directory.Move(folder, old);
        try
        {
            Directory.Move(beside, folder);
        }
        catch (IOException)
        {
            Directory.Move(old, folder);
            throw;
        }

        Directory.Delete(old, recursive: true);
    }
}
