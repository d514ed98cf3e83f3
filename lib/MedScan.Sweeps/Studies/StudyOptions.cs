using MedScan.Sweeps.Pruners;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Storage;

namespace MedScan.Sweeps.Studies;

/// <summary>What a study is to be.</summary>
public sealed record StudyOptions
{
    /// <summary>Its name, unique in its storage; null for one that nobody else has.</summary>
    public string? Name { get; init; }

    /// <summary>Which values are better, for each objective.</summary>
    public IReadOnlyList<StudyDirection> Directions { get; init; } = [StudyDirection.Minimize];

    /// <summary>Chooses the parameters.</summary>
    public Sampler Sampler { get; init; } = Sampler.Tpe();

    /// <summary>Ends trials that do not promise anything.</summary>
    public Pruner Pruner { get; init; } = Pruner.None;

    /// <summary>Where the study is kept; whoever made it disposes of it. Null for memory.</summary>
    public StudyStorage? Storage { get; init; }

    /// <summary>The parameters, where they are known before the objective asks for them; null otherwise.</summary>
    public SearchSpace? Space { get; init; }

    /// <summary>Whether a study of that name is gone on with; otherwise its being there is an error.</summary>
    public bool Resume { get; init; }

    /// <summary>How many trials the study may have, over all its workers; null for any number.</summary>
    public int? TrialLimit { get; init; }

    /// <summary>How often a worker tells that it is alive, and looks for trials of workers that are not.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After how long without a sign of life a worker counts as dead; several times <see cref="Heartbeat"/>.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For how long a storage that fails for a while, such as a server that restarts, is tried again before its error is
    /// thrown. Opening a study does not wait.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a trial may be begun before it counts as failed; a worker that hands it back does not count.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>After how many failures without a success <see cref="Study.OptimizeAsync"/> gives up: a mistake in the objective
    /// should not cost a night.</summary>
    public int InitialFailures { get; init; } = 5;

    /// <summary>Are told what becomes of the trials of this process.</summary>
    public IReadOnlyList<StudyObserver> Observers { get; init; } = [];

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
