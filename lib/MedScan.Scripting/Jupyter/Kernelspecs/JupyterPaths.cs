namespace MedScan.Scripting.Jupyter.Kernelspecs;

/// <summary>Where Jupyter looks for kernels, by its own rules.</summary>
internal static class JupyterPaths
{
    /// <summary>The person's own kernels: <c>JUPYTER_DATA_DIR</c>, else the system's folder for data of programs.</summary>
    public static string User => Path.Combine(UserData(), "kernels");

    /// <summary>The kernels of an installation of Jupyter.</summary>
    /// <param name="prefix">Its folder: <c>/usr</c>, <c>/usr/local</c>, a virtual environment.</param>
    /// <returns>The folder of its kernels.</returns>
    public static string Below(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    /// <summary>The environment that is active: a virtual or conda one; null where none is.</summary>
    public static string? ActivePrefix => Variable("VIRTUAL_ENV") ?? Variable("CONDA_PREFIX");

    /// <summary>All folders Jupyter looks in, the first that has a kernel of a name counting.</summary>
    public static IReadOnlyList<string> All
    {
        get
        {
            IEnumerable<string> named = (Variable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(static folder => Path.Combine(Path.GetFullPath(folder), "kernels"));
            IReadOnlyList<string> environment = ActivePrefix is { } prefix ? [Below(prefix)] : [];
            IReadOnlyList<string> system = OperatingSystem.IsWindows()
                ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter", "kernels")]
                : [Below("/usr/local"), Below("/usr")];
            return [.. named.Append(User).Concat(environment).Concat(system).Distinct()];
        }
    }

    private static string UserData()
    {
        if (Variable("JUPYTER_DATA_DIR") is { } own)
            return own;
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        if (OperatingSystem.IsMacOS())
            return Path.Combine(home, "Library", "Jupyter");
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        return Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
