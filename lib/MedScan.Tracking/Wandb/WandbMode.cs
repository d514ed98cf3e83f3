namespace MedScan.Tracking;

/// <summary>Where a W&amp;B-shaped run goes (<c>WANDB_MODE</c>).</summary>
public enum WandbMode
{
    /// <summary>To the tracking server, through the spool.</summary>
    Online,

    /// <summary>To the spool alone; <see cref="RunSpool.SyncAsync"/> or <c>medscan runs sync</c> sends it.</summary>
    Offline,

    /// <summary>Nowhere: all calls work and do nothing.</summary>
    Disabled,
}
