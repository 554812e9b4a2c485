package org.vitalflow.process;

import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.core.model.Properties;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/**
 * Reads a model whole before this node knows it. The engine's own deployer keeps the model first
 * and then reads which jobs it has: where the database goes away in between, the node knows a model
 * of which it can make no job, and every case of it fails until the node starts again.
 */
final class WholeModels extends BpmnDeployer {
  private WholeModels(BpmnDeployer engines) {
    setExpressionManager(engines.getExpressionManager());
    setIdGenerator(engines.getIdGenerator());
    setBpmnParser(engines.getBpmnParser());
  }

  /** Takes the place of the engine's own deployer of models, which must be there already. */
  static void readBy(ProcessEngineConfigurationImpl configuration) {
    List<Deployer> deployers =
        configuration.getDeployers().stream()
            .map(one -> one instanceof BpmnDeployer engines ? new WholeModels(engines) : one)
            .toList();
    configuration.setDeployers(deployers);
    configuration.getDeploymentCache().setDeployers(deployers);
  }

  @Override
  protected void registerDefinition(
      DeploymentEntity deployment, ProcessDefinitionEntity model, Properties properties) {
    if (deployment.isNew()) {
      super.registerDefinition(deployment, model, properties);
    } else {
      definitionAddedToDeploymentCache(deployment, model, properties);
      addDefinitionToDeploymentCache(getDeploymentCache(), model);
      deployment.addDeployedArtifact(model);
    }
  }
}
