/**
 * Runs on a Kubernetes cluster: a job for the coordinator, an indexed job for the workers, and what they need.
 *
 * <p>Start at {@link dev.agon.launchers.kubernetes.KubernetesLauncher}; what is asked of the cluster is in {@code Manifests}.
 */
@NullMarked
package dev.agon.launchers.kubernetes;

import org.jspecify.annotations.NullMarked;
